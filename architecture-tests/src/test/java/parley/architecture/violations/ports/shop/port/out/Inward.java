package parley.architecture.violations.ports.shop.port.out;

import parley.architecture.violations.ports.shop.application.Clerk;

/// Breaks the rule: a port knows the application.
interface Inward {
    Clerk clerk();
}
