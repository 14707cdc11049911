package parley.architecture.violations.contracts.app;

import parley.architecture.violations.contracts.shop.port.out.Crates;

/// Breaks the rule: a decorator on which nothing runs the contract.
public final class TimedCrates implements Crates {
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
