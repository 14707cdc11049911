/// Hashes passwords and signs and verifies tokens for the identity context.
@NullMarked
package parley.adapter.security;

import org.jspecify.annotations.NullMarked;
