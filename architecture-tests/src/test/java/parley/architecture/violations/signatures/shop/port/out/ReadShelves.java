package parley.architecture.violations.signatures.shop.port.out;

import java.io.InputStream;
import java.util.List;

/// Breaks the rule: I/O, even as an element.
interface ReadShelves {
    List<InputStream> read();
}
