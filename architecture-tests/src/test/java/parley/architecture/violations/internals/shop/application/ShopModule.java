package parley.architecture.violations.internals.shop.application;

import parley.architecture.violations.internals.shop.port.in.OpenShop;

public record ShopModule(OpenShop open) {}
