package parley.architecture.violations.contracts.shop.port.out;

/// Breaks the rule: a store without a contract.
public interface Shelves {
    int count();

    void add(int number);
}
