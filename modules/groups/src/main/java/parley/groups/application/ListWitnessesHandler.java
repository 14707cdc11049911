package parley.groups.application;

import java.util.List;
import java.util.Set;
import parley.groups.domain.Membership;
import parley.groups.domain.Stay;
import parley.groups.port.in.ListWitnesses;
import parley.groups.port.out.Memberships;
import parley.kernel.UserId;

final class ListWitnessesHandler implements ListWitnesses {
    private final Memory memory;
    private final Memberships memberships;

    ListWitnessesHandler(Memory memory, Memberships memberships) {
        this.memory = memory;
        this.memberships = memberships;
    }

    @Override
    public List<UserId> list(Query query) {
        Set<UserId> present = Set.copyOf(
                memory.membership(query.group()).map(Membership::users).orElse(List.of()));
        return memberships.between(query.group(), query.seq(), query.seq()).stream()
                .map(Stay::user)
                .filter(present::contains)
                .toList();
    }
}
