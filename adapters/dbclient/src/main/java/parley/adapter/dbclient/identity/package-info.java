/// Identity's stores as tables: the statements, and the migrations that create what they need.
@NullMarked
package parley.adapter.dbclient.identity;

import org.jspecify.annotations.NullMarked;
