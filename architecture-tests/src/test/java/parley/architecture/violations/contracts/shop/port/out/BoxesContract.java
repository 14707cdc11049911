package parley.architecture.violations.contracts.shop.port.out;

public interface BoxesContract {
    Boxes tested();
}
