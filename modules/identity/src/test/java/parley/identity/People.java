package parley.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import parley.identity.domain.BareAccount;
import parley.identity.domain.Credential;
import parley.identity.domain.Device;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.domain.PublicProfile;
import parley.identity.domain.RefreshChain;
import parley.identity.domain.RefreshToken;
import parley.identity.domain.Registration;
import parley.identity.domain.Secret;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Named users with everything that belongs to them; the same name means the same ids and secrets.
public final class People {
    /// When they all registered.
    public static final long REGISTERED_AT = 1_700_000_000_000L;

    public static final Duration CHAIN_LIFE = Duration.ofDays(60);

    private People() {}

    public static UserId user(String name) {
        return new UserId(id("user " + name));
    }

    public static DeviceId deviceId(String owner, String name) {
        return new DeviceId(id("device " + owner + " " + name));
    }

    public static Profile profile(String name) {
        return new Profile(user(name), new Handle(name), "The one and only " + name, 1, false, REGISTERED_AT);
    }

    public static PublicProfile publicProfile(String name) {
        return new PublicProfile(user(name), new Handle(name), profile(name).name());
    }

    public static Credential credential(String name) {
        return new Credential.Hashed("$plain$" + name);
    }

    public static Device device(String owner, String name) {
        return device(owner, name, REGISTERED_AT);
    }

    public static Device device(String owner, String name, long at) {
        return new Device(deviceId(owner, name), user(owner), name, at, at);
    }

    public static Secret secret(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The `number`th refresh token of a device.
    public static RefreshToken refreshToken(DeviceId device, int number) {
        return new RefreshToken(device, secret("family " + device), secret(device + " " + number));
    }

    public static RefreshChain chain(Device device) {
        return RefreshChain.begin(device.user(), refreshToken(device.id(), 1), device.createdAt(), CHAIN_LIFE);
    }

    /// A registration whose first device is the phone.
    public static Registration registration(String name) {
        Device phone = device(name, "phone");
        return new Registration(profile(name), credential(name), phone, chain(phone));
    }

    public static BareAccount bareAccount(String name) {
        return new BareAccount(profile(name), device(name, "device"));
    }

    private static UUID id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
