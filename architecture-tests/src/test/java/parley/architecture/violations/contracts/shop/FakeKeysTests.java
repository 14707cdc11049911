package parley.architecture.violations.contracts.shop;

import parley.architecture.violations.contracts.shop.port.out.Keys;

public final class FakeKeysTests implements Keys {
    private int count;

    @Override
    public int count() {
        return count;
    }

    @Override
    public void add(int number) {
        count += number;
    }
}
