/// What every inbound adapter shares about the client protocol: error and close codes, limits, strict JSON, and the
/// checks of content and ids. The same input gets the same answer on every transport because all of them ask here.
///
/// Sees no context and no server technology; JSON is read with Jackson's streaming parser.
@NullMarked
package parley.adapter.wire;

import org.jspecify.annotations.NullMarked;
