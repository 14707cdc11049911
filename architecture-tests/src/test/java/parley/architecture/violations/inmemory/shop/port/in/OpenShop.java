package parley.architecture.violations.inmemory.shop.port.in;

public interface OpenShop {}
