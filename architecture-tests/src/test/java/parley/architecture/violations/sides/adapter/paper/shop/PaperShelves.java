package parley.architecture.violations.sides.adapter.paper.shop;

import parley.architecture.violations.sides.shop.port.out.Shelves;

final class PaperShelves implements Shelves {}
