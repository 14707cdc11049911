package parley.architecture.violations.strangers.adapter.counter.shop;

import parley.architecture.violations.strangers.adapter.wire.Word;
import parley.architecture.violations.strangers.shop.port.in.OpenShop;

record Counter(OpenShop open, Word word) {}
