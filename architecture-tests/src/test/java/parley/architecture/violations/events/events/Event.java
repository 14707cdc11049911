package parley.architecture.violations.events.events;

interface Event {}
