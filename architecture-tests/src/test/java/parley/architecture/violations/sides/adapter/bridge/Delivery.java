package parley.architecture.violations.sides.adapter.bridge;

import parley.architecture.violations.sides.shop.port.in.OpenShop;
import parley.architecture.violations.sides.shop.port.out.Shelves;

record Delivery(OpenShop open) implements Shelves {}
