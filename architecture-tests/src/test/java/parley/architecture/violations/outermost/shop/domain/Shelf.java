package parley.architecture.violations.outermost.shop.domain;

public record Shelf(int items) {}
