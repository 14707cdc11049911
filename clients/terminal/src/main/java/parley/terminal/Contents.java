package parley.terminal;

import parley.client.model.Content;

/// What a terminal shows of a message's content.
final class Contents {
    private Contents() {}

    static String shown(Content content) {
        return content.asText().orElseGet(() -> "[" + content.kind().orElse("unknown content") + "]");
    }
}
