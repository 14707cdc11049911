/// What identity does for others: accounts, devices, tokens, contacts and blocks.
@NullMarked
package parley.identity.port.in;

import org.jspecify.annotations.NullMarked;
