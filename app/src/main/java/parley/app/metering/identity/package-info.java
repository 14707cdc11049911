/// Decorators that time the out-ports of identity.
@NullMarked
package parley.app.metering.identity;

import org.jspecify.annotations.NullMarked;
