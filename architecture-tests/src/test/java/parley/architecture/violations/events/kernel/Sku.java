package parley.architecture.violations.events.kernel;

public record Sku(String value) {}
