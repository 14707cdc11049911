/// The reference that results are compared with: a bare WebSocket relay, without store, acknowledgement or JSON.
@NullMarked
package parley.bench.relay;

import org.jspecify.annotations.NullMarked;
