package parley.terminal;

/// How far an own message has come.
enum Tick {
    PENDING("… ", ". ", "not sent yet"),
    SENT("✓ ", "v ", "sent"),
    DELIVERED("✓✓", "vv", "delivered"),
    READ("✔✔", "VV", "read"),
    FAILED("✗ ", "x ", "not sent");

    private final String symbol;
    private final String ascii;
    private final String word;

    Tick(String symbol, String ascii, String word) {
        this.symbol = symbol;
        this.ascii = ascii;
        this.word = word;
    }

    /// Two columns wide.
    String symbol(boolean unicode) {
        return unicode ? symbol : ascii;
    }

    String word() {
        return word;
    }
}
