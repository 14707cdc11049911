package parley.architecture.violations.contracts.adapter.paper.shop;

import parley.architecture.violations.contracts.shop.port.out.Crates;

/// Breaks the rule: an adapter on which nothing runs the contract.
public final class PaperCrates implements Crates {
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
