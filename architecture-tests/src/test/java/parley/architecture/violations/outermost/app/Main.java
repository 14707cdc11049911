package parley.architecture.violations.outermost.app;

import parley.architecture.violations.outermost.shop.domain.Shelf;

public record Main(Shelf shelf) {}
