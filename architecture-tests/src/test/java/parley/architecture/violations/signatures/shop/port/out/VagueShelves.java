package parley.architecture.violations.signatures.shop.port.out;

import java.util.Optional;

/// Breaks the rule: Optional to pass in.
interface VagueShelves {
    @SuppressWarnings("OptionalUsedAsParameter")
    void put(Optional<String> item);
}
