package parley.architecture.violations.staticstate.shop.domain;

import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Breaks the rule: state that all share.
@SuppressWarnings("NonFinalStaticField")
final class Globals {
    static int count;
    static final AtomicInteger SOLD = new AtomicInteger();
    static final HashMap<String, Integer> STOCK = new HashMap<>();

    private Globals() {}
}
