package parley.architecture.violations.contracts.shop.port.out;

/// Breaks the rule: filled by a store, so not only a question, and without a contract.
public interface Rates {
    int of(String item);
}
