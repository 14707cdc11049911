/// Moves everything that an embedded server has stored into the stores that instances share, while no server
/// runs.
///
/// The main path: [Transfer] asks the target whether it is empty or holds the half-done transfer of this very
/// source, then copies tables, keys, messages, inboxes, cursors and queues, each step as often as one likes,
/// and reads all of it back. What it has done is in a [Checkpoint], so that it goes on where it was
/// interrupted.
///
/// Invariant: nothing that the source has stored changes; its tables are brought up to date, its queues are
/// opened.
@NullMarked
package parley.app.transfer;

import org.jspecify.annotations.NullMarked;
