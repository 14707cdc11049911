package parley.architecture.violations.hidden.shop.application;

/// Breaks the rule: not final.
class Extensible {}
