package parley.architecture.violations.onecontext.billing.port.in;

public interface PayBill {}
