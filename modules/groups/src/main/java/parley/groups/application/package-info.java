/// How groups does what its in-ports say: one handler each, the protocol of changes that they share, and
/// [parley.groups.application.GroupsModule] that makes them.
@NullMarked
package parley.groups.application;

import org.jspecify.annotations.NullMarked;
