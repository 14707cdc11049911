package parley.architecture.violations.hidden.shop.application;

/// Breaks the rule: visible outside.
public final class CloseShopHandler {}
