package parley.groups.application;

import java.util.List;
import parley.groups.domain.Stay;

/// Who may see which of the latest entries of a group.
///
/// @param from the first entry that it tells of
/// @param stays all that share an entry with `from` or later
record Roster(long from, List<Stay> stays) {
    Roster {
        stays = List.copyOf(stays);
    }

    /// Those that share an entry with `first` to `last`.
    List<Stay> between(long first, long last) {
        return stays.stream()
                .filter(stay ->
                        stay.interval().from() <= last && stay.interval().until() >= first)
                .toList();
    }
}
