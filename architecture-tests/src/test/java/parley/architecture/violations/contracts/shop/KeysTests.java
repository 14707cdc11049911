package parley.architecture.violations.contracts.shop;

import parley.architecture.violations.contracts.shop.port.out.Keys;
import parley.architecture.violations.contracts.shop.port.out.KeysContract;

final class KeysTests implements KeysContract {
    @Override
    public Keys tested() {
        return new FakeKeysTests();
    }
}
