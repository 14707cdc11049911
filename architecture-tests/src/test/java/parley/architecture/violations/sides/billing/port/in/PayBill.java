package parley.architecture.violations.sides.billing.port.in;

public interface PayBill {}
