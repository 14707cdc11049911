package parley.adapter.rest.identity;

import java.util.ArrayList;
import java.util.List;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Fields;
import parley.adapter.rest.JsonText;
import parley.adapter.rest.Words;
import parley.identity.domain.Privacy;
import parley.identity.port.in.ChangePrivacy;
import parley.identity.port.in.ReadPrivacy;

/// `/v1/accounts/me/privacy`.
final class PrivacyEndpoints {
    private final IdentityPorts ports;

    PrivacyEndpoints(IdentityPorts ports) {
        this.ports = ports;
    }

    Answer read(Call call) {
        return switch (ports.readPrivacy()
                .read(new ReadPrivacy.Query(call.caller().user()))) {
            case ReadPrivacy.Result.Found(Privacy privacy) -> answer(privacy);
            case ReadPrivacy.Result.NotFound() -> IdentityAnswers.noUser();
        };
    }

    Answer change(Call call) {
        Fields body = call.fields();
        List<Privacy.Change> changes = new ArrayList<>();
        body.optionalChoice("presence", Privacy.Audience.class)
                .map(Privacy.Change.Presence::new)
                .ifPresent(changes::add);
        body.optionalBoolean("readReceipts")
                .map(Privacy.Change.ReadReceipts::new)
                .ifPresent(changes::add);
        ChangePrivacy.Command command =
                new ChangePrivacy.Command(call.caller().user(), call.caller().device(), changes);
        return switch (ports.changePrivacy().change(command)) {
            case ChangePrivacy.Result.Changed(Privacy privacy) -> answer(privacy);
            case ChangePrivacy.Result.NotFound() -> IdentityAnswers.noUser();
        };
    }

    private static Answer answer(Privacy privacy) {
        return Answer.json(200, JsonText.object(out -> {
            out.writeStringField("presence", Words.of(privacy.presence()));
            out.writeBooleanField("readReceipts", privacy.readReceipts());
        }));
    }
}
