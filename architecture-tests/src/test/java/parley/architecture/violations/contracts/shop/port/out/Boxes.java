package parley.architecture.violations.contracts.shop.port.out;

/// Breaks the rule: a contract without a test.
public interface Boxes {
    int count();

    void add(int number);
}
