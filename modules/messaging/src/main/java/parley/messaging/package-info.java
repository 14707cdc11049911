/// Owns messages: the log of each conversation and its sequence numbers, delivery, cursors, inbox, receipts
/// and history.
@NullMarked
package parley.messaging;

import org.jspecify.annotations.NullMarked;
