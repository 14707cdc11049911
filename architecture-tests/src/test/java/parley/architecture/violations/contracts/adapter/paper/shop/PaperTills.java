package parley.architecture.violations.contracts.adapter.paper.shop;

import parley.architecture.violations.contracts.shop.port.out.Tills;

public final class PaperTills implements Tills {
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
