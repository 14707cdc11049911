package parley.architecture.violations.hidden.shop.application;

/// Breaks the rule: visible outside, though not a part of the configuration.
public enum Weather {
    RAIN,
    SUN
}
