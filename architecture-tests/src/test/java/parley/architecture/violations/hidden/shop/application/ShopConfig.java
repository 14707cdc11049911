package parley.architecture.violations.hidden.shop.application;

public record ShopConfig(Mode mode) {}
