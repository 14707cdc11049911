package parley.architecture.violations.technology.adapter.window.shop;

import com.fasterxml.jackson.core.JsonFactory;
import parley.architecture.violations.technology.shop.port.in.OpenShop;

record Window(OpenShop open, JsonFactory json) {}
