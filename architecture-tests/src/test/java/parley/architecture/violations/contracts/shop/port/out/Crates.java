package parley.architecture.violations.contracts.shop.port.out;

public interface Crates {
    int count();

    void add(int number);
}
