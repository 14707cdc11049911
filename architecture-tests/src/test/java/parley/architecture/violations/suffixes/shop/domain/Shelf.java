package parley.architecture.violations.suffixes.shop.domain;

record Shelf(int items) {}
