package parley.architecture.violations.contracts.shop.inmemory;

import parley.architecture.violations.contracts.shop.port.out.Boxes;

public final class InMemoryBoxes implements Boxes {
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
