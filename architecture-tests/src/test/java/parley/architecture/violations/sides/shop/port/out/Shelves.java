package parley.architecture.violations.sides.shop.port.out;

public interface Shelves {}
