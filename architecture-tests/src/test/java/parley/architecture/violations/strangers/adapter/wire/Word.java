package parley.architecture.violations.strangers.adapter.wire;

public record Word(String text) {}
