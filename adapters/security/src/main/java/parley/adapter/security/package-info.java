/// Keys on disk that several adapters of this technology need. Sees no context.
@NullMarked
package parley.adapter.security;

import org.jspecify.annotations.NullMarked;
