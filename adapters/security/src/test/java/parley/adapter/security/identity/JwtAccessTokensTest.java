package parley.adapter.security.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.adapter.security.SigningKey;
import parley.identity.domain.AccessClaims;
import parley.identity.port.out.AccessTokens.Verification;
import parley.identity.port.out.AccessTokensContract;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

final class JwtAccessTokensTest implements AccessTokensContract {
    private static final long NOW = 1_700_000_000_000L;
    private static final SigningKey OLD = key("old", 'o');
    private static final SigningKey NEW = key("new", 'n');
    private static final SigningKey FOREIGN = key("foreign", 'f');
    private static final AccessClaims CLAIMS =
            new AccessClaims(new UserId(new UUID(1, 2)), new DeviceId(new UUID(3, 4)), false, NOW, NOW + 900_000);
    private static final String HEADER = "{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"new\"}";
    private static final String PAYLOAD = "{\"sub\":\"" + CLAIMS.user() + "\",\"device\":\"" + CLAIMS.device()
            + "\",\"iat\":1700000000,\"exp\":1700000900}";

    private final JwtAccessTokens tokens = new JwtAccessTokens(List.of(NEW, OLD));

    @Override
    public JwtAccessTokens tokens() {
        return tokens;
    }

    @Override
    public JwtAccessTokens strangers() {
        return new JwtAccessTokens(List.of(new SigningKey("new", FOREIGN.base64url())));
    }

    @Test
    void verifyShouldAcceptTokensOfAnOlderKeyUntilItIsDropped() {
        String token = new JwtAccessTokens(List.of(OLD)).issue(CLAIMS);

        assertEquals(new Verification.Genuine(CLAIMS), tokens.verify(token, NOW));
        assertEquals(new Verification.Forged(), new JwtAccessTokens(List.of(NEW)).verify(token, NOW));
    }

    @Test
    void verifyShouldRefuseUnknownKeys() {
        String token = new JwtAccessTokens(List.of(FOREIGN)).issue(CLAIMS);

        assertEquals(new Verification.Forged(), tokens.verify(token, NOW));
    }

    @Test
    void verifyShouldAcceptAHandMadeTokenOnlyAsItShouldBe() {
        assertEquals(new Verification.Genuine(CLAIMS), tokens.verify(signed(HEADER, PAYLOAD), NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"typ\":\"at+jwt\",\"alg\":\"none\",\"kid\":\"new\"}",
                "{\"typ\":\"at+jwt\",\"alg\":\"HS256\"}",
                "{\"typ\":\"at+jwt\",\"alg\":\"HS512\",\"kid\":\"new\"}",
                "{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"new\"}",
                "{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"other\"}",
                "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"kid\":\"new\"}",
                "{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"new\",\"crit\":[\"exp\"]}",
                "{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":7}",
                "{}",
                "[]",
                "not json"
            })
    void verifyShouldRefuseOtherHeaders(String header) {
        assertEquals(new Verification.Forged(), tokens.verify(signed(header, PAYLOAD), NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "not json",
                "{\"sub\":\"ann\",\"device\":\"00000000-0000-0003-0000-000000000004\",\"iat\":1,\"exp\":1900000000}",
                "{\"sub\":\"00000000-0000-0001-0000-000000000002\",\"iat\":1,\"exp\":1900000000}",
                "{\"device\":\"00000000-0000-0003-0000-000000000004\",\"iat\":1,\"exp\":1900000000}",
                "{\"sub\":\"00000000-0000-0001-0000-000000000002\",\"device\":4,\"iat\":1,\"exp\":1900000000}",
                "{\"sub\":\"00000000-0000-0001-0000-000000000002\",\"device\":\"00000000-0000-0003-0000-000000000004\",\"iat\":1}",
                "{\"sub\":\"00000000-0000-0001-0000-000000000002\",\"device\":\"00000000-0000-0003-0000-000000000004\",\"iat\":1,\"exp\":\"never\"}"
            })
    void verifyShouldRefuseOtherClaims(String payload) {
        assertEquals(new Verification.Forged(), tokens.verify(signed(HEADER, payload), NOW));
    }

    @Test
    void verifyShouldRefuseAnUnsecuredTokenWithAnEmptySignature() {
        assertEquals(
                new Verification.Forged(),
                tokens.verify(base64("{\"alg\":\"none\"}") + "." + base64(PAYLOAD) + ".", NOW));
        assertEquals(new Verification.Forged(), tokens.verify(base64(HEADER) + "." + base64(PAYLOAD) + ".", NOW));
    }

    @Test
    void verifyShouldRefuseChangedClaims() {
        String token = tokens.issue(CLAIMS);
        String header = token.substring(0, token.indexOf('.'));
        String signature = token.substring(token.lastIndexOf('.') + 1);
        String admin = PAYLOAD.replace("}", ",\"admin\":true}");

        assertEquals(new Verification.Forged(), tokens.verify(header + "." + base64(admin) + "." + signature, NOW));
        assertNotEquals(new Verification.Forged(), tokens.verify(signed(HEADER, admin), NOW));
    }

    @Test
    void verifyShouldRefuseEveryTruncatedToken() {
        String token = tokens.issue(CLAIMS);

        // Two bits of the last character carry nothing, so one missing character is the smallest change that counts.
        assertEquals(
                List.of(),
                IntStream.range(0, token.length())
                        .filter(length ->
                                !tokens.verify(token.substring(0, length), NOW).equals(new Verification.Forged()))
                        .boxed()
                        .toList());
    }

    @Test
    void verifyShouldRefuseWhateverIsTooLong() {
        String padded = PAYLOAD.replace("}", ",\"padding\":\"" + "x".repeat(1_000) + "\"}");

        assertEquals(new Verification.Forged(), tokens.verify(signed(HEADER, padded), NOW));
    }

    private static SigningKey key(String id, char filler) {
        return new SigningKey(id, String.valueOf(filler).repeat(42) + "A");
    }

    private static String signed(String header, String payload) {
        String content = base64(header) + "." + base64(payload);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(NEW.bytes(), "HmacSHA256"));
            byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
