package parley.architecture.violations.contexts.app;

public record Control(int value) {}
