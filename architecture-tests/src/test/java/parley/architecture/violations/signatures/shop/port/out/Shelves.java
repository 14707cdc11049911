package parley.architecture.violations.signatures.shop.port.out;

import java.util.List;
import java.util.Map;
import java.util.Optional;

interface Shelves {
    Optional<String> find(int number);

    List<String> list(Map<String, Integer> filter);
}
