package parley.architecture.violations.kernel.kernel;

public record Sku(String value) {}
