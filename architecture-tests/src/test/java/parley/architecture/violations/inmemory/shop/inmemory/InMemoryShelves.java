package parley.architecture.violations.inmemory.shop.inmemory;

import parley.architecture.violations.inmemory.shop.port.out.Shelves;

final class InMemoryShelves implements Shelves {}
