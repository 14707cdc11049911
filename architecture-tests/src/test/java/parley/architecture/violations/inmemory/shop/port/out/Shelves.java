package parley.architecture.violations.inmemory.shop.port.out;

public interface Shelves {}
