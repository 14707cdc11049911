package parley.architecture.violations.strangers.shop.port.in;

public interface OpenShop {}
