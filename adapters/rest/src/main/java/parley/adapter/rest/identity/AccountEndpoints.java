package parley.adapter.rest.identity;

import java.util.Optional;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.EntityTag;
import parley.adapter.rest.Fields;
import parley.adapter.rest.JsonText;
import parley.adapter.rest.Problem;
import parley.adapter.wire.ErrorCode;
import parley.identity.domain.Password;
import parley.identity.port.in.ChangePassword;
import parley.identity.port.in.ChangeProfile;
import parley.identity.port.in.DeleteAccount;
import parley.identity.port.in.ReadProfile;
import parley.identity.port.in.RegisterAccount;

/// `/v1/accounts`.
final class AccountEndpoints {
    private final IdentityPorts ports;

    AccountEndpoints(IdentityPorts ports) {
        this.ports = ports;
    }

    Answer register(Call call) {
        Fields body = call.fields();
        RegisterAccount.Command command = new RegisterAccount.Command(
                body.string("handle", BodyLimits.HANDLE),
                new Password(body.string("password", BodyLimits.PASSWORD)),
                body.optionalString("name", BodyLimits.NAME).orElse(""),
                body.optionalString("invite", BodyLimits.INVITE).orElse(""),
                body.optionalObject("device")
                        .flatMap(device -> device.optionalString("name", BodyLimits.NAME))
                        .orElse(""));
        return call.once(once -> {
            once.chargeCredentials();
            return register(command);
        });
    }

    private Answer register(RegisterAccount.Command command) {
        return switch (ports.registerAccount().register(command)) {
            case RegisterAccount.Result.Registered(var profile, var tokens) ->
                Answer.json(201, JsonText.object(out -> {
                            IdentityAnswers.tokens(out, tokens);
                            out.writeStringField("handle", profile.handle().value());
                            out.writeStringField("name", profile.name());
                        }))
                        .with("Location", "/v1/accounts/me");
            case RegisterAccount.Result.Invalid(String field, String expected) ->
                IdentityAnswers.invalid(field.equals("deviceName") ? "device.name" : field, expected);
            case RegisterAccount.Result.HandleTaken() -> IdentityAnswers.handleTaken();
            case RegisterAccount.Result.Closed() ->
                Problem.of(ErrorCode.FORBIDDEN, "registration is closed").answer();
            case RegisterAccount.Result.InviteRefused() ->
                Problem.of(ErrorCode.FORBIDDEN, "invite: missing, unknown, used up or expired")
                        .answer();
            case RegisterAccount.Result.Busy(long retryAfterMs) -> IdentityAnswers.busy(retryAfterMs);
        };
    }

    Answer profile(Call call) {
        return switch (ports.readProfile()
                .read(new ReadProfile.Query(call.caller().user()))) {
            case ReadProfile.Result.Found(var profile) -> IdentityAnswers.profile(call, profile);
            case ReadProfile.Result.NotFound() -> IdentityAnswers.noUser();
        };
    }

    Answer change(Call call) {
        long version = EntityTag.requireVersion(call);
        Optional<String> name = call.fields().optionalString("name", BodyLimits.NAME);
        return name.isPresent() ? rename(call, name.get(), version) : unchanged(call, version);
    }

    private Answer rename(Call call, String name, long version) {
        ChangeProfile.Command command = new ChangeProfile.Command(call.caller().user(), name, version);
        return switch (ports.changeProfile().change(command)) {
            case ChangeProfile.Result.Changed(var profile) -> IdentityAnswers.profile(call, profile);
            case ChangeProfile.Result.Outdated outdated -> EntityTag.outdated().answer();
            case ChangeProfile.Result.Invalid(String field, String expected) ->
                IdentityAnswers.invalid(field, expected);
            case ChangeProfile.Result.NotFound() -> IdentityAnswers.noUser();
        };
    }

    private Answer unchanged(Call call, long version) {
        return switch (ports.readProfile()
                .read(new ReadProfile.Query(call.caller().user()))) {
            case ReadProfile.Result.Found(var profile) ->
                profile.version() == version
                        ? IdentityAnswers.profile(call, profile)
                        : EntityTag.outdated().answer();
            case ReadProfile.Result.NotFound() -> IdentityAnswers.noUser();
        };
    }

    Answer delete(Call call) {
        Password password = new Password(call.fields().string("password", BodyLimits.PASSWORD));
        call.chargeSecretOf(call.caller().user().toString());
        DeleteAccount.Command command = new DeleteAccount.Command(call.caller().user(), password);
        return switch (ports.deleteAccount().delete(command)) {
            case DeleteAccount.Result.Deleted() -> Answer.noContent();
            case DeleteAccount.Result.WrongPassword() -> IdentityAnswers.wrongPassword();
            case DeleteAccount.Result.Busy(long retryAfterMs) -> IdentityAnswers.busy(retryAfterMs);
        };
    }

    Answer changePassword(Call call) {
        Fields body = call.fields();
        ChangePassword.Command command = new ChangePassword.Command(
                call.caller().user(),
                call.caller().device(),
                new Password(body.string("current", BodyLimits.PASSWORD)),
                new Password(body.string("next", BodyLimits.PASSWORD)));
        call.chargeSecretOf(call.caller().user().toString());
        return switch (ports.changePassword().change(command)) {
            case ChangePassword.Result.Changed changed -> Answer.noContent();
            case ChangePassword.Result.WrongPassword() -> IdentityAnswers.wrongPassword();
            case ChangePassword.Result.Invalid(String field, String expected) ->
                IdentityAnswers.invalid(field, expected);
            case ChangePassword.Result.Busy(long retryAfterMs) -> IdentityAnswers.busy(retryAfterMs);
        };
    }
}
