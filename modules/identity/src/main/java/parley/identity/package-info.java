/// Owns accounts, devices, tokens, contacts, blocks and privacy settings.
@NullMarked
package parley.identity;

import org.jspecify.annotations.NullMarked;
