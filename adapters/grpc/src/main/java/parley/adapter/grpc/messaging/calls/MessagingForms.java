package parley.adapter.grpc.messaging.calls;

import java.util.List;
import java.util.function.BiFunction;
import parley.adapter.grpc.calls.RecordCodec.Form;
import parley.messaging.domain.Content;
import parley.messaging.port.in.ChangeSettings.Changes;

/// How classes of messaging that are no records are written.
public final class MessagingForms {
    private MessagingForms() {}

    public static List<Form<?, ?>> all() {
        return List.of(
                new Form<>(Content.class, byte[].class, Content::json, Content::of),
                new Form<>(Changes.class, NamedChanges.class, NamedChanges::of, NamedChanges::changes));
    }

    /// What is to be different: none or one of each.
    record NamedChanges(List<Long> mutedUntil, List<Boolean> archived, List<Boolean> pinned, List<Boolean> unread) {
        static NamedChanges of(Changes changes) {
            return new NamedChanges(
                    changes.mutedUntil().stream().boxed().toList(),
                    changes.archived().stream().toList(),
                    changes.pinned().stream().toList(),
                    changes.unread().stream().toList());
        }

        Changes changes() {
            Changes changes = apply(Changes.NONE, mutedUntil, Changes::mutedUntil);
            changes = apply(changes, archived, Changes::archived);
            changes = apply(changes, pinned, Changes::pinned);
            return apply(changes, unread, Changes::unread);
        }

        private static <T> Changes apply(Changes changes, List<T> value, BiFunction<Changes, T, Changes> change) {
            return value.isEmpty() ? changes : change.apply(changes, value.getFirst());
        }
    }
}
