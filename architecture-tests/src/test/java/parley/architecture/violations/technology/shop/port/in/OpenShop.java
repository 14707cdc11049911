package parley.architecture.violations.technology.shop.port.in;

public interface OpenShop {}
