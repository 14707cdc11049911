package parley.architecture.violations.contracts.adapter.paper.shop;

import parley.architecture.violations.contracts.shop.port.out.Baskets;
import parley.architecture.violations.contracts.shop.port.out.BasketsContract;

final class PaperBasketsTests implements BasketsContract {
    @Override
    public Baskets tested() {
        return new PaperBaskets();
    }
}
