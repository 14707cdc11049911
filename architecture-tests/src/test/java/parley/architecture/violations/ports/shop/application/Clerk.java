package parley.architecture.violations.ports.shop.application;

public record Clerk(int number) {}
