package parley.architecture.violations.sides.adapter.pipe.shop;

import parley.architecture.violations.sides.shop.port.out.Shelves;

/// Takes in for one context what the other side of the adapter hands out to another.
final class PipeShelves implements Shelves {}
