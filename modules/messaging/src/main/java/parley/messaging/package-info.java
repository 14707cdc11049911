/// Owns messages: the log of each conversation and its sequence numbers, delivery, cursors, inbox, receipts and
/// history.
///
/// Main path:
/// - [parley.messaging.port.in.SendMessage] queues a send with the one sequencer of its conversation; where there are
///   several instances, through a lane that takes it to the owner of the conversation;
/// - the sequencer looks its cid up, decides whether it is admitted, gives it the next seq, and appends log row,
///   dedup row and the inbox heads of all members in one durable write; in a large group the sender's head and
///   a job instead of the others';
/// - fan-out pushes the entry to the live streams of the members, and only then the sender is acknowledged;
/// - of a large group, the sender is acknowledged at once; a relay hands the job to a durable queue, after which
///   [parley.messaging.port.in.AdvanceInboxes] is called to write the heads and push;
/// - a change of a group ([parley.messaging.port.in.RecordChange]) becomes an entry, and is settled at its seq
///   before anybody is told;
/// - streams on other instances get entries and news as a [parley.messaging.domain.Delivery], which may be lost;
/// - a stream ([parley.messaging.port.in.OpenStream]) that is behind its target, for whatever reason, reads the
///   log;
/// - [parley.messaging.port.in.ConfirmReceived] moves the device's cursor, from which its next stream begins.
///
/// Invariants: seqs of a conversation are consecutive from 1; a head of n implies that every entry up to n is
/// committed; a member is handed what its intervals cover and nothing else; the first content under a cid wins,
/// and every repeat gets its result; a stream's position never passes its target, and moves by one entry or over
/// entries that are skipped; nothing is acknowledged before log row and heads, or the job that writes them, are
/// durable; an append whose outcome is unknown is settled before its conversation goes on.
@NullMarked
package parley.messaging;

import org.jspecify.annotations.NullMarked;
