/// Hands the jobs of large groups from Artemis to groups.
@NullMarked
package parley.adapter.artemis.groups;

import org.jspecify.annotations.NullMarked;
