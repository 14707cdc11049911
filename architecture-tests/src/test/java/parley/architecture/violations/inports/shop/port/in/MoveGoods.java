package parley.architecture.violations.inports.shop.port.in;

/// Breaks the rule: two values that can be mixed up.
interface MoveGoods {
    void move(int from, int to);
}
