package parley.architecture.violations.contexts.kernel;

public record Sku(String value) {}
