package parley.architecture.violations.hidden.shop.application;

public enum Mode {
    OPEN,
    CLOSED
}
