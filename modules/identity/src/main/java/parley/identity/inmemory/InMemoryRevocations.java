package parley.identity.inmemory;

import java.util.Comparator;
import java.util.List;
import parley.identity.domain.Revocation;
import parley.identity.port.out.Revocations;

final class InMemoryRevocations implements Revocations {
    private final Tables tables;

    InMemoryRevocations(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Revocation> since(long at) {
        synchronized (tables) {
            return tables.revocations.stream()
                    .filter(revocation -> revocation.at() >= at)
                    .sorted(Comparator.comparingLong(Revocation::at))
                    .toList();
        }
    }

    @Override
    public void forgetBefore(long at) {
        synchronized (tables) {
            tables.revocations.removeIf(revocation -> revocation.at() < at);
        }
    }
}
