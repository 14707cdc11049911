package parley.groups.application;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import parley.groups.port.out.Groups;
import parley.kernel.ConversationId;

/// Compares what is remembered of groups with their revisions in the store.
interface Revisions {
    /// Where nobody else changes groups, and whoever does invalidates what is remembered.
    Revisions NEVER_CHANGED = new Revisions() {
        @Override
        public <V> Revised<V> with(ConversationId group, Supplier<V> read) {
            return new Revised<>(0, new AtomicLong(), read.get());
        }

        @Override
        public boolean isPresent(ConversationId group, Revised<?> known, Duration goodFor) {
            return true;
        }
    };

    /// Reads something, and the revision before.
    <V> Revised<V> with(ConversationId group, Supplier<V> read);

    /// Whether the group still has the revision, or had it at most `goodFor` ago.
    boolean isPresent(ConversationId group, Revised<?> known, Duration goodFor);

    /// By asking the store.
    static Revisions of(Groups groups, Clock clock) {
        return new Revisions() {
            @Override
            public <V> Revised<V> with(ConversationId group, Supplier<V> read) {
                AtomicLong now = new AtomicLong(clock.millis());
                long revision = revision(group);
                return new Revised<>(revision, now, read.get());
            }

            @Override
            public boolean isPresent(ConversationId group, Revised<?> known, Duration goodFor) {
                long now = clock.millis();
                long before = known.comparedAt().get();
                if (now - before < goodFor.toMillis() && now >= before) {
                    return true;
                }
                boolean isSame = revision(group) == known.revision();
                if (isSame) {
                    known.comparedAt().set(now);
                }
                return isSame;
            }

            private long revision(ConversationId group) {
                return groups.revision(group).orElse(-1);
            }
        };
    }
}
