package parley.architecture.violations.contracts.shop.inmemory;

import parley.architecture.violations.contracts.shop.port.out.Baskets;
import parley.architecture.violations.contracts.shop.port.out.BasketsContract;

final class InMemoryBasketsTests implements BasketsContract {
    @Override
    public Baskets tested() {
        return new InMemoryBaskets();
    }
}
