package parley.adapter.artemis;

/// Makes a job of bytes.
@FunctionalInterface
public interface JobDecoder<T> {
    /// @throws UndecodableJobException if they are none
    T decode(byte[] bytes);
}
