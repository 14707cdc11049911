package parley.groups.inmemory;

import java.util.Comparator;
import java.util.List;
import parley.groups.port.out.Departures;
import parley.kernel.UserId;

final class InMemoryDepartures implements Departures {
    private final Tables tables;

    InMemoryDepartures(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void add(UserId user, long at) {
        synchronized (tables) {
            tables.departures.putIfAbsent(user, at);
        }
    }

    @Override
    public List<Departure> list(UserId after, int limit) {
        synchronized (tables) {
            return tables.departures.entrySet().stream()
                    .filter(entry -> Tables.isAfter(entry.getKey(), after))
                    .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                    .limit(limit)
                    .map(entry -> new Departure(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    @Override
    public void remove(UserId user) {
        synchronized (tables) {
            tables.departures.remove(user);
        }
    }
}
