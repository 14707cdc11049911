/// Java client SDK: connects a device, sends, receives each message once in effect, and resumes after any
/// interruption.
///
/// [ParleyClient] is the way in. `live` keeps the connection, `rest` makes the requests, `store` keeps what
/// has to survive a restart, `wire` is the frames' encoding, `model` the values that all of them speak in.
/// Invariants: a message's cid never changes once it was on the wire; an entry is confirmed only after the
/// application's handler returned for it; entries of a conversation reach the handler in ascending seq, none
/// twice while the client runs.
@NullMarked
package parley.client;

import org.jspecify.annotations.NullMarked;
