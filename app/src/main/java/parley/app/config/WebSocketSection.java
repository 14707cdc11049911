package parley.app.config;

import java.util.List;
import parley.adapter.websocket.WebSocketConfig;

/// Reads [WebSocketConfig].
final class WebSocketSection implements Section<WebSocketConfig> {
    private static final String PATH = "/v1/ws";

    private static final Key<Integer> CONNECTIONS = new Key<>(
            "websocket.connections",
            "100000",
            Form.number(1, Integer.MAX_VALUE),
            "Most WebSocket connections; further ones are told to come back (503).");
    private static final Key<Integer> CONNECTIONS_PER_ADDRESS = new Key<>(
            "websocket.connections-per-address",
            "1000",
            Form.number(1, Integer.MAX_VALUE),
            "Most WebSocket connections of one client address (429); void while rate-limits.enabled is false.");

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(CONNECTIONS, CONNECTIONS_PER_ADDRESS);
    }

    @Override
    public WebSocketConfig read(Values values) {
        int connections = values.get(CONNECTIONS);
        int perAddress = values.get(CONNECTIONS_PER_ADDRESS);
        return new WebSocketConfig(
                PATH,
                connections,
                values.get(RateLimitKeys.ENABLED) ? perAddress : connections,
                SessionRateKeys.upgrades(values));
    }
}
