package parley.messaging.port.in;

/// Makes every stream of this instance read its inbox again at its next heartbeat. Called when deliveries to this
/// instance may have been lost: after a gap in what another instance sends, after one died, and after the
/// connection registry was filled anew.
@FunctionalInterface
public interface DoubtStreams {
    /// Does not block.
    void doubt();
}
