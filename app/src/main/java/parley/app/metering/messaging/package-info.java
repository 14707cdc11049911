/// Decorators around messaging: `Timed…` time the out-ports to its stores, `CountedStreams` stands before the
/// in-port that opens streams and counts what they hand to devices.
@NullMarked
package parley.app.metering.messaging;

import org.jspecify.annotations.NullMarked;
