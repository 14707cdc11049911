package parley.architecture.violations.ports.shop.port.out;

import parley.architecture.violations.ports.shop.domain.Shelf;

public interface Shelves {
    Shelf find(int number);
}
