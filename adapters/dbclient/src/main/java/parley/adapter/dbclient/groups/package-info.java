/// The stores of groups as tables: the statements, and the migrations that create what they need.
@NullMarked
package parley.adapter.dbclient.groups;

import org.jspecify.annotations.NullMarked;
