package parley.architecture.violations.contracts.shop.port.out;

/// A question to another context: needs no contract.
public interface Prices {
    int of(String item);
}
