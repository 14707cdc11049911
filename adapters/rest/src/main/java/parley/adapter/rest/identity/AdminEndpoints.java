package parley.adapter.rest.identity;

import java.time.Duration;
import java.util.List;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Fields;
import parley.adapter.rest.JsonText;
import parley.adapter.rest.Problem;
import parley.adapter.wire.ErrorCode;
import parley.identity.port.in.CreateInvite;
import parley.identity.port.in.RegisterInBulk;

/// `/v1/invites` and `/v1/admin`.
final class AdminEndpoints {
    private static final Duration INVITE_LIFE = Duration.ofDays(7);

    private final IdentityPorts ports;

    AdminEndpoints(IdentityPorts ports) {
        this.ports = ports;
    }

    Answer invite(Call call) {
        Fields body = call.fields();
        long uses = body.optionalInteger("uses", 1, BodyLimits.MAX_USES).orElse(1);
        long seconds = body.optionalInteger("expiresInSeconds", 1, BodyLimits.MAX_LIFE_SECONDS)
                .orElse(INVITE_LIFE.toSeconds());
        CreateInvite.Command command =
                new CreateInvite.Command(call.caller().user(), (int) uses, Duration.ofSeconds(seconds));
        return call.once(once -> invite(command));
    }

    private Answer invite(CreateInvite.Command command) {
        return switch (ports.createInvite().create(command)) {
            case CreateInvite.Result.Created(String code, int uses, long expiresAt) ->
                Answer.json(201, JsonText.object(out -> {
                    out.writeStringField("invite", code);
                    out.writeNumberField("uses", uses);
                    out.writeNumberField("expiresAt", expiresAt);
                }));
            case CreateInvite.Result.Forbidden() -> IdentityAnswers.notAdmin();
            case CreateInvite.Result.Invalid(String field, String expected) ->
                IdentityAnswers.invalid(field.equals("life") ? "expiresInSeconds" : field, expected);
        };
    }

    Answer registerInBulk(Call call) {
        Fields body = call.fields();
        RegisterInBulk.Command command =
                new RegisterInBulk.Command(call.caller().user(), body.string("prefix", BodyLimits.HANDLE), (int)
                        body.integer("count", 1, BodyLimits.MAX_BULK));
        return switch (ports.registerInBulk().register(command)) {
            case RegisterInBulk.Result.Registered registered -> bulk(registered.items());
            case RegisterInBulk.Result.Disabled() ->
                Problem.of(ErrorCode.FORBIDDEN, "registering in bulk is switched off")
                        .answer();
            case RegisterInBulk.Result.Forbidden() -> IdentityAnswers.notAdmin();
            case RegisterInBulk.Result.HandleTaken() -> IdentityAnswers.handleTaken();
            case RegisterInBulk.Result.Invalid(String field, String expected) ->
                IdentityAnswers.invalid(field, expected);
        };
    }

    private static Answer bulk(List<RegisterInBulk.Item> items) {
        return Answer.json(
                201,
                JsonText.page(
                        out -> {
                            for (RegisterInBulk.Item item : items) {
                                out.writeStartObject();
                                out.writeStringField("user", item.user().toString());
                                out.writeStringField("device", item.device().toString());
                                out.writeStringField("handle", item.handle().value());
                                out.writeStringField("accessToken", item.accessToken());
                                out.writeEndObject();
                            }
                        },
                        ""));
    }
}
