package parley.architecture.violations.onecontext.adapter.counter.shop;

import parley.architecture.violations.onecontext.shop.port.in.OpenShop;

record Counter(OpenShop open) {}
