package parley.architecture.violations.contracts.adapter.paper.shop;

import parley.architecture.violations.contracts.shop.port.out.Baskets;

public final class PaperBaskets implements Baskets {
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
