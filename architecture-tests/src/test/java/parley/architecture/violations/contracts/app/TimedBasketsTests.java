package parley.architecture.violations.contracts.app;

import parley.architecture.violations.contracts.shop.port.out.Baskets;
import parley.architecture.violations.contracts.shop.port.out.BasketsContract;

final class TimedBasketsTests implements BasketsContract {
    @Override
    public Baskets tested() {
        return new TimedBaskets();
    }
}
