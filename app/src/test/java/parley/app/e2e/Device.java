package parley.app.e2e;

/// The stream of one device, over whichever transport.
interface Device extends AutoCloseable {
    /// Sends one frame or an array of them. May get lost when the stream ends.
    void send(String frames);

    /// The close code, once the server has ended the stream.
    int awaitClose();

    @Override
    void close();
}
