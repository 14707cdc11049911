package parley.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import parley.client.json.Json;
import parley.client.model.DeviceId;
import parley.client.model.UserId;
import parley.client.store.DeviceSession;

/// Makes logins. Passwords are sent and forgotten.
public final class Accounts {
    private final HttpCalls calls;

    public Accounts(HttpCalls calls) {
        this.calls = calls;
    }

    /// A new account with its first device.
    ///
    /// @param invite empty where registration is open
    /// @throws parley.client.model.RefusedException `conflict` if the handle is taken, `forbidden` if
    ///     registration is closed or the invite is not good, `bad_frame` if handle or password break the rules
    public DeviceSession register(String handle, String password, String deviceName, String invite) {
        ObjectNode body = Json.object().put("handle", handle).put("password", password);
        body.putObject("device").put("name", deviceName);
        if (!invite.isEmpty()) {
            body.put("invite", invite);
        }
        return session(calls.call("POST", "/v1/accounts", "", body), handle);
    }

    /// Logs in as a new device.
    ///
    /// @throws parley.client.model.RefusedException `unauthenticated` if handle or password are wrong,
    ///     `conflict` if the account has as many devices as it may have
    public DeviceSession logIn(String handle, String password, String deviceName) {
        return logIn(handle, password, deviceName, Optional.empty());
    }

    /// Logs in as a device that was logged in before, so that it goes on where it was.
    public DeviceSession logInAgain(String handle, String password, String deviceName, DeviceId device) {
        return logIn(handle, password, deviceName, Optional.of(device));
    }

    private DeviceSession logIn(String handle, String password, String deviceName, Optional<DeviceId> known) {
        ObjectNode body = Json.object().put("handle", handle).put("password", password);
        ObjectNode device = body.putObject("device").put("name", deviceName);
        known.ifPresent(id -> device.put("id", id.toString()));
        return session(calls.call("POST", "/v1/tokens", "", body), handle);
    }

    /// Trades the refresh token for a new pair; the old one is worthless afterwards.
    ///
    /// @throws parley.client.model.RefusedException `unauthenticated` if it was already, or the device was
    ///     revoked
    DeviceSession refresh(DeviceSession session) {
        ObjectNode body = Json.object().put("refreshToken", session.refreshToken());
        return session(calls.call("POST", "/v1/tokens", "", body), session.handle())
                .withRoute(session.route());
    }

    private static DeviceSession session(JsonNode answer, String handle) {
        return new DeviceSession(
                UserId.parse(answer.path("user").asText()),
                DeviceId.parse(answer.path("device").asText()),
                answer.path("handle").asText(handle),
                answer.path("accessToken").asText(),
                Instant.ofEpochMilli(answer.path("accessExpiresAt").asLong()),
                answer.path("refreshToken").asText(),
                "");
    }
}
