/// Owns the encoding of the frames and pages of history that docs/protocol.md describes.
@NullMarked
package parley.client.wire;

import org.jspecify.annotations.NullMarked;
