package parley.adapter.security.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.text.ParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.adapter.security.SigningKey;
import parley.adapter.security.SigningKeysException;
import parley.identity.domain.AccessClaims;
import parley.identity.port.out.AccessTokens;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Access tokens as JSON Web Tokens (RFC 7519, RFC 9068 `at+jwt`) signed with HMAC-SHA256.
///
/// Claims: `sub` (user), `device`, `admin` (absent when false), `iat`, `exp`. No other algorithm is accepted,
/// whatever a token's header says, and no key but ours: the header chooses among them by `kid`.
public final class JwtAccessTokens implements AccessTokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String USER = "sub";
    private static final String DEVICE = "device";
    private static final String ADMIN = "admin";
    private static final String ISSUED_AT = "iat";
    private static final String EXPIRES_AT = "exp";
    private static final long SECOND = 1_000;
    private static final int MAX_LENGTH = 1_024;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.-]+");

    private volatile Keys keys;

    /// @param keys at least one; the first signs, all verify
    public JwtAccessTokens(List<SigningKey> keys) {
        this.keys = keys(keys);
    }

    private record Keys(List<SigningKey> all, JWSHeader header, MACSigner signer, Map<String, MACVerifier> verifiers) {}

    /// Goes on with other keys.
    ///
    /// @param present at least one; the first signs, all verify
    public void use(List<SigningKey> present) {
        if (!keys.all().equals(present)) {
            keys = keys(present);
        }
    }

    private static Keys keys(List<SigningKey> keys) {
        SigningKey newest = keys.getFirst();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(TYPE)
                .keyID(newest.id())
                .build();
        Map<String, MACVerifier> byId = new HashMap<>();
        try {
            for (SigningKey key : keys) {
                byId.put(key.id(), new MACVerifier(key.bytes()));
            }
            return new Keys(List.copyOf(keys), header, new MACSigner(newest.bytes()), Map.copyOf(byId));
        } catch (JOSEException e) {
            throw new SigningKeysException("a signing key cannot be used for HS256", e);
        }
    }

    @Override
    public String issue(AccessClaims claims) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(USER, claims.user().toString());
        content.put(DEVICE, claims.device().toString());
        if (claims.admin()) {
            content.put(ADMIN, true);
        }
        content.put(ISSUED_AT, claims.issuedAt() / SECOND);
        content.put(EXPIRES_AT, claims.expiresAt() / SECOND);
        Keys present = keys;
        JWSObject token = new JWSObject(present.header(), new Payload(content));
        try {
            token.sign(present.signer());
        } catch (JOSEException e) {
            throw new SigningKeysException("a token could not be signed", e);
        }
        return token.serialize();
    }

    @Override
    public Verification verify(String token, long now) {
        Optional<AccessClaims> claims = isToken(token) ? genuine(token) : Optional.empty();
        if (claims.isEmpty()) {
            return new Verification.Forged();
        }
        return claims.get().expiresAt() <= now ? new Verification.Expired() : new Verification.Genuine(claims.get());
    }

    /// The parser would overlook white space around a token.
    private static boolean isToken(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /// What a token of ours says; empty for anything else.
    private Optional<AccessClaims> genuine(String text) {
        try {
            JWSObject token = JWSObject.parse(text);
            JWSHeader tokenHeader = token.getHeader();
            String keyId = tokenHeader.getKeyID();
            if (keyId == null
                    || !JWSAlgorithm.HS256.equals(tokenHeader.getAlgorithm())
                    || !TYPE.equals(tokenHeader.getType())) {
                return Optional.empty();
            }
            MACVerifier verifier = keys.verifiers().get(keyId);
            return verifier != null && token.verify(verifier) ? claims(token.getPayload()) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<AccessClaims> claims(Payload payload) {
        Map<String, Object> content = payload.toJSONObject();
        if (content != null
                && content.get(USER) instanceof String user
                && content.get(DEVICE) instanceof String device
                && content.get(ISSUED_AT) instanceof Long issuedAt
                && content.get(EXPIRES_AT) instanceof Long expiresAt) {
            return Optional.of(new AccessClaims(
                    UserId.parse(user),
                    DeviceId.parse(device),
                    Boolean.TRUE.equals(content.get(ADMIN)),
                    issuedAt * SECOND,
                    expiresAt * SECOND));
        }
        return Optional.empty();
    }
}
