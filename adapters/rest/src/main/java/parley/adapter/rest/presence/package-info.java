/// The REST route of presence: who is online.
///
/// Sees presence's in-ports and the frame of the REST API, nothing else.
@NullMarked
package parley.adapter.rest.presence;

import org.jspecify.annotations.NullMarked;
