/// Owns how the SDK reads and writes JSON.
@NullMarked
package parley.client.json;

import org.jspecify.annotations.NullMarked;
