package parley.architecture.violations.sides.adapter.stone.shop;

import parley.architecture.violations.sides.shop.port.in.OpenShop;
import parley.architecture.violations.sides.shop.port.out.Shelves;

/// Breaks the rule: an outbound adapter calls back in.
record StoneShelves(OpenShop open) implements Shelves {}
