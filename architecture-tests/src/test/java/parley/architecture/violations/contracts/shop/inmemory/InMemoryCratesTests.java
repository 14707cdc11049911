package parley.architecture.violations.contracts.shop.inmemory;

import parley.architecture.violations.contracts.shop.port.out.Crates;
import parley.architecture.violations.contracts.shop.port.out.CratesContract;

final class InMemoryCratesTests implements CratesContract {
    @Override
    public Crates tested() {
        return new InMemoryCrates();
    }
}
