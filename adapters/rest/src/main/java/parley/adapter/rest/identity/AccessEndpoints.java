package parley.adapter.rest.identity;

import java.util.Locale;
import java.util.Optional;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Fields;
import parley.adapter.rest.JsonText;
import parley.adapter.rest.Problem;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.RefusedInputException;
import parley.identity.domain.Device;
import parley.identity.domain.IssuedTokens;
import parley.identity.domain.Password;
import parley.identity.port.in.ListDevices;
import parley.identity.port.in.LogIn;
import parley.identity.port.in.RefreshTokens;
import parley.identity.port.in.RevokeDevice;
import parley.kernel.DeviceId;

/// `/v1/tokens` and `/v1/devices`.
final class AccessEndpoints {
    private final IdentityPorts ports;

    AccessEndpoints(IdentityPorts ports) {
        this.ports = ports;
    }

    /// Logs in with a password, or exchanges a refresh token.
    Answer issue(Call call) {
        Fields body = call.fields();
        if (!body.has("refreshToken")) {
            return logIn(call, body);
        }
        if (body.has("password")) {
            throw RefusedInputException.badFrame("password, refreshToken: both (expected: exactly one of them)");
        }
        String token = body.string("refreshToken", BodyLimits.REFRESH_TOKEN);
        return call.once(once -> refresh(token));
    }

    private Answer logIn(Call call, Fields body) {
        String handle = body.string("handle", BodyLimits.HANDLE);
        LogIn.Command command = new LogIn.Command(
                handle,
                new Password(body.string("password", BodyLimits.PASSWORD)),
                target(body.optionalObject("device")));
        return call.once(once -> {
            once.chargeCredentials();
            once.chargeSecretOf(handle.toLowerCase(Locale.ROOT));
            return logIn(command);
        });
    }

    private static LogIn.Target target(Optional<Fields> device) {
        Optional<LogIn.Target> known = device.flatMap(fields -> fields.optionalId("id"))
                .map(id -> new LogIn.Target.KnownDevice(new DeviceId(id)));
        return known.orElseGet(() ->
                new LogIn.Target.NewDevice(device.flatMap(fields -> fields.optionalString("name", BodyLimits.NAME))
                        .orElse("")));
    }

    private Answer logIn(LogIn.Command command) {
        return switch (ports.logIn().logIn(command)) {
            case LogIn.Result.LoggedIn(IssuedTokens tokens) -> issued(tokens);
            case LogIn.Result.Denied() ->
                Problem.of(ErrorCode.UNAUTHENTICATED, "handle or password: wrong")
                        .answer();
            case LogIn.Result.UnknownDevice() ->
                Problem.of(ErrorCode.NOT_FOUND, "device.id: no such device").answer();
            case LogIn.Result.TooManyDevices(int limit) ->
                Problem.of(ErrorCode.CONFLICT, "device: " + limit + " devices (expected: revoke one first)")
                        .answer();
            case LogIn.Result.Invalid(String field, String expected) ->
                IdentityAnswers.invalid(field.equals("name") ? "device.name" : field, expected);
            case LogIn.Result.Busy(long retryAfterMs) -> IdentityAnswers.busy(retryAfterMs);
            case LogIn.Result.Unavailable() -> IdentityAnswers.unavailable();
        };
    }

    private Answer refresh(String token) {
        return switch (ports.refreshTokens().refresh(new RefreshTokens.Command(token))) {
            case RefreshTokens.Result.Refreshed(IssuedTokens tokens) -> issued(tokens);
            case RefreshTokens.Result.Refused() ->
                Problem.of(ErrorCode.UNAUTHENTICATED, "refreshToken: not valid (expected: log in again)")
                        .answer();
            case RefreshTokens.Result.Reused() ->
                Problem.of(ErrorCode.UNAUTHENTICATED, "refreshToken: used before; the device was revoked")
                        .answer();
        };
    }

    private static Answer issued(IssuedTokens tokens) {
        return Answer.json(201, JsonText.object(out -> IdentityAnswers.tokens(out, tokens)));
    }

    Answer logOut(Call call) {
        return revoke(call, call.caller().device());
    }

    Answer revoke(Call call) {
        return revoke(call, new DeviceId(call.pathId("device")));
    }

    private Answer revoke(Call call, DeviceId device) {
        RevokeDevice.Command command = new RevokeDevice.Command(call.caller().user(), device);
        return switch (ports.revokeDevice().revoke(command)) {
            case RevokeDevice.Result.Revoked() -> Answer.noContent();
            case RevokeDevice.Result.NotFound() ->
                Problem.of(ErrorCode.NOT_FOUND, "no such device").answer();
        };
    }

    Answer devices(Call call) {
        return switch (ports.listDevices()
                .list(new ListDevices.Query(call.caller().user()))) {
            case ListDevices.Result.Listed listed ->
                Answer.json(
                        200,
                        JsonText.page(
                                out -> {
                                    for (Device device : listed.devices()) {
                                        out.writeStartObject();
                                        out.writeStringField(
                                                "device", device.id().toString());
                                        out.writeStringField("name", device.name());
                                        out.writeNumberField("createdAt", device.createdAt());
                                        out.writeNumberField("lastSeenAt", device.lastSeenAt());
                                        out.writeBooleanField(
                                                "current",
                                                device.id().equals(call.caller().device()));
                                        out.writeEndObject();
                                    }
                                },
                                ""));
        };
    }
}
