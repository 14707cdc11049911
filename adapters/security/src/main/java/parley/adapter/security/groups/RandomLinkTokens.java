package parley.adapter.security.groups;

import java.security.SecureRandom;
import java.util.Base64;
import parley.groups.domain.LinkToken;
import parley.groups.port.out.LinkTokens;

/// Tokens from the platform's secure random source.
public final class RandomLinkTokens implements LinkTokens {
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random;

    public RandomLinkTokens(SecureRandom random) {
        this.random = random;
    }

    @Override
    public LinkToken next() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
