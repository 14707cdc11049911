package parley.architecture.violations.strangers.adapter.stone;

public record Tablet(int lines) {}
