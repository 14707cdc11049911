package parley.architecture.violations.flat.shop.domain;

record Shelf(int items) {}
