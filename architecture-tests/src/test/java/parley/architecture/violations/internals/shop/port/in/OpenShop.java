package parley.architecture.violations.internals.shop.port.in;

public interface OpenShop {}
