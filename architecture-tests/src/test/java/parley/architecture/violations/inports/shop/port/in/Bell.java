package parley.architecture.violations.inports.shop.port.in;

/// Implemented by the caller, who passes it in: a callback, not an in-port.
public interface Bell {
    void ring();

    void stop();
}
