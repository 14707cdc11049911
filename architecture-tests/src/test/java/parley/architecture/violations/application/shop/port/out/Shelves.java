package parley.architecture.violations.application.shop.port.out;

public interface Shelves {}
