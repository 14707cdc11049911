package parley.adapter.websocket.poll;

/// What a GET brings back.
sealed interface Polled {
    /// The batch that is not acknowledged.
    ///
    /// @param json the same bytes every time; changed by nobody
    /// @param last whether the session is over with it
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Given(byte[] json, boolean last) implements Polled {}

    /// Nothing to say yet, or a newer request waits in its place.
    record Nothing() implements Polled {}

    /// The acknowledged batch was never given out, or is not the latest acknowledged any more.
    ///
    /// @param expected numbers that may be acknowledged
    record Unknown(String expected) implements Polled {}

    /// The session is over.
    record Gone() implements Polled {}
}
