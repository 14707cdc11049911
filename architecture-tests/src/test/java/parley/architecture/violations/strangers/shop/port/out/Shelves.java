package parley.architecture.violations.strangers.shop.port.out;

public interface Shelves {}
