package parley.groups;

import parley.groups.port.out.LinkTokensContract;

/// The fake keeps the contract.
final class FakeLinkTokensTest implements LinkTokensContract {
    @Override
    public FakeLinkTokens tokens() {
        return new FakeLinkTokens();
    }
}
