package parley.architecture.violations.domain.shop.port.out;

public interface Shelves {}
