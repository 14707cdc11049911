/// Random tokens for the links of groups.
@NullMarked
package parley.adapter.security.groups;

import org.jspecify.annotations.NullMarked;
