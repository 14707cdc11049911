package parley.architecture.violations.cycles.shop.port.out;

import parley.architecture.violations.cycles.shop.domain.Shelf;

public record Shelves(Shelf shelf) {}
