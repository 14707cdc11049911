package parley.architecture.violations.reflection.shop.domain;

record Straight(String name) {}
