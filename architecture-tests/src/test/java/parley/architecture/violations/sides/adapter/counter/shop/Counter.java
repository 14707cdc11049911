package parley.architecture.violations.sides.adapter.counter.shop;

import parley.architecture.violations.sides.shop.port.in.OpenShop;

record Counter(OpenShop open) {}
