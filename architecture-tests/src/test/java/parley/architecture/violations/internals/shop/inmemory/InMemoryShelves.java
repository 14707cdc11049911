package parley.architecture.violations.internals.shop.inmemory;

public record InMemoryShelves(int count) {}
