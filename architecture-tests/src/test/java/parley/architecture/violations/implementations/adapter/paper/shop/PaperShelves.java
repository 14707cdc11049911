package parley.architecture.violations.implementations.adapter.paper.shop;

import parley.architecture.violations.implementations.shop.port.out.Shelves;

record PaperShelves(int count, int free) implements Shelves {}
