package parley.adapter.security.groups;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import parley.groups.domain.LinkToken;
import parley.groups.port.out.LinkTokensContract;

final class RandomLinkTokensTest implements LinkTokensContract {
    @Override
    public RandomLinkTokens tokens() {
        return new RandomLinkTokens(new SecureRandom());
    }

    @Test
    void textShouldNotBeShown() {
        LinkToken token = tokens().next();

        assertFalse(token.toString().contains(token.text()));
    }
}
