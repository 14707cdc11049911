package parley.architecture.violations.ports.shop.port.in;

import parley.architecture.violations.ports.shop.port.out.Shelves;

/// Breaks the rule: an in-port knows an out-port.
interface OpenShop {
    void open(Shelves shelves);
}
