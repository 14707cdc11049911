/// Owns messages: the log of each conversation and its sequence numbers, delivery, cursors, inbox, receipts and
/// history.
///
/// Main path:
/// - [parley.messaging.port.in.SendMessage] queues a send with the one sequencer of its conversation;
/// - the sequencer looks its cid up, decides whether it is admitted, gives it the next seq, and appends log row,
///   dedup row and the inbox heads of all members in one durable write;
/// - fan-out pushes the entry to the live streams of the members, and only then the sender is acknowledged;
/// - a stream ([parley.messaging.port.in.OpenStream]) that is behind its target, for whatever reason, reads the log;
/// - [parley.messaging.port.in.ConfirmReceived] moves the device's cursor, from which its next stream begins.
///
/// Invariants: seqs of a conversation are consecutive from 1; a head of n implies that every entry up to n is
/// committed and was fanned out; the first content under a cid wins, and every repeat gets its result; a stream's
/// position never passes its target, and moves by one entry or over entries that are skipped; nothing is
/// acknowledged before log row and heads are durable; an append whose outcome is unknown is settled before its
/// conversation goes on.
@NullMarked
package parley.messaging;

import org.jspecify.annotations.NullMarked;
