/// A server for tests that does exactly what a test tells it to: HTTP answers and WebSocket frames on plain
/// sockets.
@NullMarked
package parley.client.scripted;

import org.jspecify.annotations.NullMarked;
