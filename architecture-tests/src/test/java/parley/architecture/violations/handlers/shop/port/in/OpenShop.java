package parley.architecture.violations.handlers.shop.port.in;

public interface OpenShop {
    void open();
}
