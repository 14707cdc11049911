/// Decorators that time the out-ports of messaging.
@NullMarked
package parley.app.metering.messaging;

import org.jspecify.annotations.NullMarked;
