package parley.architecture.violations.contracts.shop.port.out;

/// A store whose reference is a fake, not delivered.
public interface Keys {
    int count();

    void add(int number);
}
