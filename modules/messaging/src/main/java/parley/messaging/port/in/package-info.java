/// What messaging does for others: sending, streams, receipts, history and inbox.
@NullMarked
package parley.messaging.port.in;

import org.jspecify.annotations.NullMarked;
