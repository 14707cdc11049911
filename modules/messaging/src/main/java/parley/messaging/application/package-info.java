/// The handlers of messaging and what they share: sequencers, streams, coalescing, the relay of large groups.
@NullMarked
package parley.messaging.application;

import org.jspecify.annotations.NullMarked;
