package parley.architecture.violations.sides.shop.port.in;

public interface OpenShop {}
