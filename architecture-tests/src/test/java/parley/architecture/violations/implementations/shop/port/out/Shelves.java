package parley.architecture.violations.implementations.shop.port.out;

public interface Shelves {
    int count();

    int free();
}
