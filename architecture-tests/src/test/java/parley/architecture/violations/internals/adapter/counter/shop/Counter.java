package parley.architecture.violations.internals.adapter.counter.shop;

import parley.architecture.violations.internals.shop.port.in.OpenShop;

record Counter(OpenShop open) {}
