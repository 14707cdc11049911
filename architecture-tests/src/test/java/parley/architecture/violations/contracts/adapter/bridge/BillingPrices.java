package parley.architecture.violations.contracts.adapter.bridge;

import parley.architecture.violations.contracts.shop.port.out.Prices;

final class BillingPrices implements Prices {
    @Override
    public int of(String item) {
        return item.length();
    }
}
