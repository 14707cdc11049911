package parley.identity.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.deviceId;
import static parley.identity.People.refreshToken;
import static parley.identity.People.user;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.identity.domain.RefreshChain.Decision;
import parley.kernel.DeviceId;

final class RefreshChainTest {
    private static final DeviceId PHONE = deviceId("ann", "phone");
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Duration LIFE = Duration.ofDays(60);

    private final RefreshChain chain = RefreshChain.begin(user("ann"), refreshToken(PHONE, 1), REGISTERED_AT, LIFE);

    @Test
    void presentShouldReplaceALiveToken() {
        RefreshChain next = exchanged(chain, 1, 2, REGISTERED_AT + 5);

        assertEquals(
                new RefreshChain(
                        PHONE,
                        user("ann"),
                        chain.family(),
                        2,
                        hashes(2),
                        hashes(1),
                        REGISTERED_AT + 5,
                        REGISTERED_AT + 5 + LIFE.toMillis()),
                next);
    }

    @Test
    void presentShouldAddALiveTokenWithinTheGraceWithoutProlongingIt() {
        RefreshChain next = exchanged(chain, 1, 2, REGISTERED_AT);
        RefreshChain repeated = exchanged(next, 1, 3, REGISTERED_AT + GRACE.toMillis());

        assertEquals(hashes(2, 3), repeated.live());
        assertEquals(next.rotatedAt(), repeated.rotatedAt());
        assertEquals(next.expiresAt(), repeated.expiresAt());
        assertInstanceOf(Decision.Revoke.class, decision(repeated, 1, 4, REGISTERED_AT + GRACE.toMillis() + 1));
    }

    @Test
    void presentShouldKeepOnlySoManyLiveTokens() {
        RefreshChain repeated = exchanged(chain, 1, 2, REGISTERED_AT);
        for (int number = 3; number <= 7; number++) {
            repeated = exchanged(repeated, 1, number, REGISTERED_AT);
        }

        assertEquals(hashes(4, 5, 6, 7), repeated.live());
        assertInstanceOf(Decision.Revoke.class, decision(repeated, 2, 8, REGISTERED_AT));
    }

    @Test
    void presentShouldEndTheOtherLiveTokensAndTheirPredecessor() {
        RefreshChain repeated = exchanged(exchanged(chain, 1, 2, REGISTERED_AT), 1, 3, REGISTERED_AT);

        RefreshChain next = exchanged(repeated, 2, 4, REGISTERED_AT);

        assertEquals(hashes(4), next.live());
        assertInstanceOf(Decision.Revoke.class, decision(next, 3, 5, REGISTERED_AT));
        assertInstanceOf(Decision.Revoke.class, decision(next, 1, 5, REGISTERED_AT));
        assertInstanceOf(Decision.Exchange.class, decision(next, 2, 5, REGISTERED_AT));
    }

    @Test
    void presentShouldRefuseWithoutRevokingWhatIsExpiredOrOfAnotherFamily() {
        RefreshToken foreign = new RefreshToken(
                PHONE,
                refreshToken(deviceId("bob", "phone"), 1).family(),
                refreshToken(PHONE, 1).secret());

        assertEquals(new Decision.Refuse(), chain.present(foreign, refreshToken(PHONE, 2), REGISTERED_AT, GRACE, LIFE));
        assertEquals(new Decision.Refuse(), decision(chain, 1, 2, REGISTERED_AT + LIFE.toMillis()));
        assertInstanceOf(Decision.Exchange.class, decision(chain, 1, 2, REGISTERED_AT + LIFE.toMillis() - 1));
    }

    private static Decision decision(RefreshChain chain, int presented, int next, long now) {
        return chain.present(refreshToken(PHONE, presented), refreshToken(PHONE, next), now, GRACE, LIFE);
    }

    private static RefreshChain exchanged(RefreshChain chain, int presented, int next, long now) {
        return assertInstanceOf(Decision.Exchange.class, decision(chain, presented, next, now))
                .chain();
    }

    private static List<SecretHash> hashes(Integer... numbers) {
        return Stream.of(numbers)
                .map(number -> refreshToken(PHONE, number).hash())
                .toList();
    }
}
