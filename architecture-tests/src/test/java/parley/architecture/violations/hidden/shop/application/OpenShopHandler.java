package parley.architecture.violations.hidden.shop.application;

final class OpenShopHandler {}
