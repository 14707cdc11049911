package parley.architecture.violations.ports.shop.domain;

public record Shelf(int items) {}
