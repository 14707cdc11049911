package parley.architecture.violations.ports.shop.port.out;

import org.slf4j.Logger;

/// Breaks the rule: a port knows a library.
interface Logged {
    Logger logger();
}
