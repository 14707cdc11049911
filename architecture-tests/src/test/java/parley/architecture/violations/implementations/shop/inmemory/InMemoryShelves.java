package parley.architecture.violations.implementations.shop.inmemory;

import parley.architecture.violations.implementations.shop.port.out.Shelves;

record InMemoryShelves(int count, int free) implements Shelves {}
