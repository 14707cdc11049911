package parley.architecture.violations.contracts.shop.port.out;

/// Breaks the rule: a store without an in-memory implementation.
public interface Tills {
    int count();

    void add(int number);
}
