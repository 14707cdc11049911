/// The REST routes of groups: groups, members and roles, links and requests to join.
///
/// Sees groups' in-ports and the frame of the REST API, nothing else.
@NullMarked
package parley.adapter.rest.groups;

import org.jspecify.annotations.NullMarked;
