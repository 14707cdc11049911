package parley.architecture.violations.handlers.shop.application;

import parley.architecture.violations.handlers.shop.port.in.OpenShop;

final class OpenShopHandler implements OpenShop {
    private boolean open;

    @Override
    public void open() {
        open = true;
    }

    boolean isOpen() {
        return open;
    }
}
