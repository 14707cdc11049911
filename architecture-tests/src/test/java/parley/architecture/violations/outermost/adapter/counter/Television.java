package parley.architecture.violations.outermost.adapter.counter;

import parley.architecture.violations.outermost.client.Remote;

/// Breaks the rule: an adapter knows a client.
record Television(Remote remote) {}
