package parley.architecture.violations.onecontext.shop.port.in;

public interface OpenShop {}
