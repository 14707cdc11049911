package parley.architecture.violations.contracts.app;

import parley.architecture.violations.contracts.shop.port.out.Baskets;

public final class TimedBaskets implements Baskets {
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
