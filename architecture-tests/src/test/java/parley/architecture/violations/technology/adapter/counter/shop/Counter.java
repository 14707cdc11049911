package parley.architecture.violations.technology.adapter.counter.shop;

import com.fasterxml.jackson.core.JsonFactory;
import parley.architecture.violations.technology.shop.port.in.OpenShop;

record Counter(OpenShop open, JsonFactory json) {}
