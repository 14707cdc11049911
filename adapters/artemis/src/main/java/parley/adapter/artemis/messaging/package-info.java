/// Messaging's queue in Artemis.
@NullMarked
package parley.adapter.artemis.messaging;

import org.jspecify.annotations.NullMarked;
