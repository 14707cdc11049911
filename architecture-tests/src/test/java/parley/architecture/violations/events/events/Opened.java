package parley.architecture.violations.events.events;

/// Breaks the rule: not a record.
final class Opened implements Event {}
