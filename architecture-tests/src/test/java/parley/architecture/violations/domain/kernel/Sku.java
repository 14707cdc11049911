package parley.architecture.violations.domain.kernel;

public record Sku(String value) {}
