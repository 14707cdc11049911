package parley.architecture.violations.contracts.shop.port.out;

public interface Baskets {
    int count();

    void add(int number);
}
