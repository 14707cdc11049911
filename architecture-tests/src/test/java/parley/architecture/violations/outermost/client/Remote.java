package parley.architecture.violations.outermost.client;

public record Remote(int channel) {}
