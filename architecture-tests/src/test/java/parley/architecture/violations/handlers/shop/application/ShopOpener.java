package parley.architecture.violations.handlers.shop.application;

import parley.architecture.violations.handlers.shop.port.in.OpenShop;

/// Breaks the rule: not called after its in-port.
final class ShopOpener implements OpenShop {
    private boolean open;

    @Override
    public void open() {
        open = true;
    }

    boolean isOpen() {
        return open;
    }
}
