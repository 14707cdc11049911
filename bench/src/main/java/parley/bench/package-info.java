/// Load generator: measures rates and latency and counts lost, duplicate and out-of-order messages while it measures.
///
/// One command per question: `pairs` (people who write to each other), `relay` (the same over a bare relay, for
/// comparison), `idle` (memory per connection), `offline` (store for those away, then deliver), `reconnect` (many
/// devices return at once). Latency runs from the moment a message was due, so a stall is not hidden.
@NullMarked
package parley.bench;

import org.jspecify.annotations.NullMarked;
