package parley.architecture.violations.contracts.adapter.paper.shop;

import parley.architecture.violations.contracts.shop.port.out.Rates;

final class PaperRates implements Rates {
    @Override
    public int of(String item) {
        return item.length();
    }
}
