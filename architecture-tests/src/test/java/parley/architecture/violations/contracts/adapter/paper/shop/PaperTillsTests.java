package parley.architecture.violations.contracts.adapter.paper.shop;

import parley.architecture.violations.contracts.shop.port.out.Tills;
import parley.architecture.violations.contracts.shop.port.out.TillsContract;

final class PaperTillsTests implements TillsContract {
    @Override
    public Tills tested() {
        return new PaperTills();
    }
}
