package parley.architecture.violations.signatures.shop.port.in;

import java.util.stream.Stream;

/// Breaks the rule: a stream in a component.
interface FillShelf {
    void fill(Command command);

    record Command(Stream<String> items) {}
}
