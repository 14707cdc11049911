package parley.adapter.rest.messaging;

import java.util.Optional;
import java.util.OptionalLong;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Fields;
import parley.kernel.ConversationId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.port.in.ChangeSettings;
import parley.messaging.port.in.ChangeSettings.Changes;

/// `/v1/conversations/{conversation}/settings`.
final class SettingsEndpoint {
    /// Stands for [ConversationSettings#FOR_EVER], which is more than clients can count.
    static final long FOR_EVER = -1;

    /// The largest integer that every JSON parser keeps exactly.
    static final long LATEST = (1L << 53) - 1;

    private final ChangeSettings changeSettings;

    SettingsEndpoint(ChangeSettings changeSettings) {
        this.changeSettings = changeSettings;
    }

    Answer change(Call call) {
        ChangeSettings.Command command = new ChangeSettings.Command(
                call.caller().user(),
                call.caller().device(),
                new ConversationId(call.pathId("conversation")),
                changes(call.fields()));
        return switch (changeSettings.change(command)) {
            case ChangeSettings.Result.Changed(ConversationSettings settings) ->
                Answer.json(200, MessagingJson.settings(settings));
            case ChangeSettings.Result.NotFound() ->
                MessagingRoutes.noConversation().answer();
            case ChangeSettings.Result.Unavailable() ->
                MessagingRoutes.unavailable().answer();
        };
    }

    private static Changes changes(Fields body) {
        OptionalLong mutedUntil = body.optionalInteger("mutedUntil", FOR_EVER, LATEST);
        Optional<Boolean> archived = body.optionalBoolean("archived");
        Optional<Boolean> pinned = body.optionalBoolean("pinned");
        Optional<Boolean> unread = body.optionalBoolean("unread");
        Changes changes = Changes.NONE;
        if (mutedUntil.isPresent()) {
            long until = mutedUntil.getAsLong();
            changes = changes.mutedUntil(until == FOR_EVER ? ConversationSettings.FOR_EVER : until);
        }
        changes = archived.map(changes::archived).orElse(changes);
        changes = pinned.map(changes::pinned).orElse(changes);
        return unread.map(changes::unread).orElse(changes);
    }
}
