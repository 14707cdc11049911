package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.events.DeviceRevoked;
import parley.identity.People;
import parley.identity.Race;
import parley.identity.domain.IssuedTokens;
import parley.identity.domain.RefreshToken;
import parley.identity.port.in.RefreshTokens.Result;
import parley.identity.port.in.VerifyToken;
import parley.kernel.DeviceId;

final class RefreshTokensTest {
    private final Fixture fixture = new Fixture();
    private final IssuedTokens first = fixture.register("ann");

    @Test
    void refreshShouldGiveNewTokensForTheSameDevice() {
        fixture.clock.advance(Duration.ofMinutes(14));

        IssuedTokens second = fixture.refresh(first.refreshToken());

        assertEquals(first.device(), second.device());
        assertEquals(first.user(), second.user());
        assertNotEquals(first.refreshToken(), second.refreshToken());
        assertEquals(first.accessExpiresAt() + Duration.ofMinutes(14).toMillis(), second.accessExpiresAt());
        assertInstanceOf(VerifyToken.Result.Valid.class, fixture.verify(second.accessToken()));
        assertEquals(
                fixture.clock.millis(), fixture.devices(first.user()).getFirst().lastSeenAt());
    }

    @Test
    void refreshShouldGoOnForEver() {
        IssuedTokens tokens = first;
        for (int day = 0; day < 200; day++) {
            fixture.clock.advance(Duration.ofDays(1));
            tokens = fixture.refresh(tokens.refreshToken());
        }
        assertEquals(first.device(), tokens.device());
    }

    @Test
    void refreshShouldRefuseAfterTheTokensLife() {
        fixture.clock.advance(Duration.ofDays(60));

        assertEquals(new Result.Refused(), fixture.tryRefresh(first.refreshToken()));
        assertEquals(1, fixture.devices(first.user()).size());
    }

    @Test
    void refreshShouldAnswerAgainWhenTheAnswerWasLost() {
        fixture.refresh(first.refreshToken());
        fixture.clock.advance(Duration.ofMinutes(10));

        IssuedTokens again = fixture.refresh(first.refreshToken());

        assertEquals(first.device(), fixture.refresh(again.refreshToken()).device());
        assertEquals(List.of(), fixture.events);
    }

    @Test
    void refreshShouldLetTheFirstAnswerBeUsedAfterARepetition() {
        IssuedTokens answer = fixture.refresh(first.refreshToken());
        fixture.refresh(first.refreshToken());

        assertEquals(first.device(), fixture.refresh(answer.refreshToken()).device());
    }

    @Test
    void refreshShouldRevokeTheDeviceWhenAnOldTokenIsUsedAfterItsSuccessor() {
        IssuedTokens second = fixture.refresh(first.refreshToken());
        IssuedTokens third = fixture.refresh(second.refreshToken());

        assertEquals(new Result.Reused(), fixture.tryRefresh(first.refreshToken()));

        assertEquals(List.of(new DeviceRevoked(first.user(), first.device())), fixture.events);
        assertEquals(new VerifyToken.Result.Revoked(), fixture.verify(third.accessToken()));
        assertEquals(new Result.Refused(), fixture.tryRefresh(third.refreshToken()));
        assertEquals(List.of(), fixture.devices(first.user()));
    }

    @Test
    void refreshShouldRevokeTheDeviceWhenTheGraceIsOver() {
        IssuedTokens second = fixture.refresh(first.refreshToken());
        fixture.clock.advance(Duration.ofMinutes(10).plusMillis(1));

        assertEquals(new Result.Reused(), fixture.tryRefresh(first.refreshToken()));
        assertEquals(new Result.Refused(), fixture.tryRefresh(second.refreshToken()));
    }

    @Test
    void refreshShouldNoticeAThiefWhoIsAsQuickAsTheOwner() {
        IssuedTokens owner = fixture.refresh(first.refreshToken());
        IssuedTokens thief = fixture.refresh(first.refreshToken());

        fixture.refresh(owner.refreshToken());

        assertEquals(new Result.Reused(), fixture.tryRefresh(thief.refreshToken()));
        assertEquals(List.of(), fixture.devices(first.user()));
    }

    @Test
    void refreshShouldNoticeAnOwnerWhoComesLongAfterTheThief() {
        IssuedTokens thief = fixture.refresh(first.refreshToken());
        for (int i = 0; i < 100; i++) {
            fixture.clock.advance(Duration.ofHours(1));
            thief = fixture.refresh(thief.refreshToken());
        }

        assertEquals(new Result.Reused(), fixture.tryRefresh(first.refreshToken()));
        assertEquals(new Result.Refused(), fixture.tryRefresh(thief.refreshToken()));
    }

    @Test
    void refreshShouldServeEverybodyWhoRepeatsAtTheSameMoment() {
        List<IssuedTokens> answers = Race.of(4, number -> fixture.refresh(first.refreshToken()));

        assertEquals(
                4, answers.stream().map(IssuedTokens::refreshToken).distinct().count());
        assertEquals(
                first.device(), fixture.refresh(answers.get(2).refreshToken()).device());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token", "..", "00000000-0000-0000-0000-000000000000.a.b"})
    void refreshShouldRefuseWhatIsNoToken(String text) {
        assertEquals(new Result.Refused(), fixture.tryRefresh(text));
    }

    @Test
    void refreshShouldRefuseGuessesWithoutRevokingTheDevice() {
        String guess = first.device() + "." + People.secret("guess").text() + "."
                + People.secret("another guess").text();

        assertEquals(new Result.Refused(), fixture.tryRefresh(guess));
        assertEquals(
                new Result.Refused(),
                fixture.tryRefresh(first.refreshToken()
                        .replace(first.device().toString(), new DeviceId(new UUID(1, 1)).toString())));

        assertEquals(first.device(), fixture.refresh(first.refreshToken()).device());
    }

    @Test
    void refreshTokensShouldBeStoredOnlyAsHashes() {
        String stored = fixture.stores
                .refreshChains()
                .find(first.device())
                .orElseThrow()
                .toString();

        RefreshToken token = RefreshToken.parse(first.refreshToken()).orElseThrow();
        assertEquals(-1, stored.indexOf(token.family().text()));
        assertEquals(-1, stored.indexOf(token.secret().text()));
        assertEquals(-1, first.toString().indexOf(first.refreshToken()));
    }
}
