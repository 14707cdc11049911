package parley.client.live;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import parley.client.rest.Authenticator;
import parley.client.store.ClientStore;
import parley.client.store.Outbox;

/// What a live connection stands on.
record Parts(
        Transport webSocket,
        Transport polling,
        TokenSource tokens,
        Routes routes,
        HistorySource history,
        ClientStore store,
        Outbox outbox,
        InstantSource wall,
        Ticker ticker,
        RandomGenerator random,
        String client) {
    private static final int PAGE = 200;

    static Parts of(LiveConnection.Server server, LiveConnection.State state, LiveOptions options) {
        Authenticator authenticator = server.authenticator();
        TokenSource tokens = new TokenSource() {
            @Override
            public String accessToken() {
                return authenticator.accessToken();
            }

            @Override
            public String accessTokenInsteadOf(String refused) {
                return authenticator.accessTokenInsteadOf(refused);
            }
        };
        Routes routes = new Routes() {
            @Override
            public String last() {
                return authenticator.route();
            }

            @Override
            public void keep(String route) {
                authenticator.keepRoute(route);
            }
        };
        return new Parts(
                new WebSocketTransport(server.base(), server.http(), options.answerTimeout()),
                new PollTransport(
                        server.base(),
                        server.http(),
                        options.answerTimeout(),
                        state.random().nextLong()),
                tokens,
                routes,
                (conversation, seq) -> server.rest().historyAfter(conversation, seq, PAGE),
                state.store(),
                state.outbox(),
                state.clock(),
                Ticker.system(),
                state.random(),
                server.client());
    }
}
