package parley.architecture.violations.inports.shop.port.in;

/// Breaks the rule: two things at once.
interface RunShop {
    void open();

    void close();
}
