/// The handlers of messaging and what they share: sequencers, streams, coalescing.
@NullMarked
package parley.messaging.application;

import org.jspecify.annotations.NullMarked;
