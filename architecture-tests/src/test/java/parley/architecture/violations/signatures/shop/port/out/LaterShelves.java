package parley.architecture.violations.signatures.shop.port.out;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/// Breaks the rule: futures and publishers.
interface LaterShelves {
    CompletableFuture<String> find(int number);

    void watch(Flow.Subscriber<String> subscriber);
}
