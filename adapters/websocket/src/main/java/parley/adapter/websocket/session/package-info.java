/// The session engine: what happens between a device's first frame and its last, whatever transport carries them.
///
/// A transport gives a [parley.adapter.websocket.session.Session] the frames that came in and takes the
/// batches that wait to go out. Contexts are reached through three small interfaces, each filled in a package
/// that sees one context: [parley.adapter.websocket.session.Authenticator] in `websocket.identity`,
/// [parley.adapter.websocket.session.Roster] in `websocket.presence`, and
/// [parley.adapter.websocket.session.Streams] in `websocket.messaging`.
///
/// Invariants: nothing overtakes `welcome`; one bounded queue per session, taken from by one writer at a
/// time; no caller of a session but its own reader ever waits; a session ends once, and then its stream and
/// its place in the roster are given up exactly once.
@NullMarked
package parley.adapter.websocket.session;

import org.jspecify.annotations.NullMarked;
