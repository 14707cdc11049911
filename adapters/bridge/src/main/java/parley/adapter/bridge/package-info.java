/// One class per call from one context to another: fills a port that the consumer named in its own words with
/// an in-port of the context that knows the answer. Holds no state and decides nothing.
@NullMarked
package parley.adapter.bridge;

import org.jspecify.annotations.NullMarked;
