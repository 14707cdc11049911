package parley.groups;

import java.util.concurrent.atomic.AtomicLong;
import parley.groups.domain.LinkToken;
import parley.groups.port.out.LinkTokens;

/// Tokens that everybody can guess: they count.
public final class FakeLinkTokens implements LinkTokens {
    private final AtomicLong count = new AtomicLong();

    @Override
    public LinkToken next() {
        return new LinkToken("%043d".formatted(count.incrementAndGet()));
    }
}
