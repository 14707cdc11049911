package parley.identity.inmemory;

import java.util.List;
import java.util.Set;
import parley.identity.domain.Relation;
import parley.identity.port.out.Blocks;
import parley.identity.port.out.RelationAddition;
import parley.kernel.UserId;

final class InMemoryBlocks implements Blocks {
    private final Tables tables;

    InMemoryBlocks(Tables tables) {
        this.tables = tables;
    }

    @Override
    public RelationAddition add(UserId user, UserId other, long at, int limit) {
        synchronized (tables) {
            return tables.blocks.add(user, other, at, limit);
        }
    }

    @Override
    public void remove(UserId user, UserId other) {
        synchronized (tables) {
            tables.blocks.remove(user, other);
        }
    }

    @Override
    public List<Relation> list(UserId user, UserId after, int limit) {
        synchronized (tables) {
            return tables.blocks.list(user, after, limit);
        }
    }

    @Override
    public Set<UserId> blockedBy(UserId user) {
        synchronized (tables) {
            return tables.blocks.others(user);
        }
    }
}
