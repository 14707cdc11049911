/// Long-polling: the session engine for clients that no WebSocket reaches, as HTTP requests on the same listener.
///
/// Main path: `POST /v1/poll` opens a session with its `hello`; `POST /v1/poll/{session}` hands frames to it, one
/// request after the other; `GET /v1/poll/{session}?ack=n` waits on its own virtual thread until the session has
/// something to say, and takes it along as one numbered batch. [parley.adapter.websocket.poll.PollTransport] knows
/// the sessions and checks the bearer of every request, [parley.adapter.websocket.poll.PollRoutes] speaks HTTP.
///
/// Invariants: at most one batch is given out and not acknowledged, and until it is it comes again byte for byte;
/// nothing is taken from a session's queue before that; at most one request waits per session; a session is closed
/// exactly once, and its place given back exactly once.
@NullMarked
package parley.adapter.websocket.poll;

import org.jspecify.annotations.NullMarked;
