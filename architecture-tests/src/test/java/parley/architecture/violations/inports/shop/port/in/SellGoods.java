package parley.architecture.violations.inports.shop.port.in;

/// Breaks the rule: outcomes are open-ended.
interface SellGoods {
    Result sell(int count);

    interface Result {}
}
