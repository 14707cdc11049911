package parley.architecture.violations.sides.billing.port.out;

public interface Bills {}
