package parley.architecture.violations.application.shop.inmemory;

import parley.architecture.violations.application.shop.port.out.Shelves;

public final class InMemoryShelves implements Shelves {}
