package parley.adapter.websocket.frame;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.adapter.wire.RefusedInputException;

/// One member of a frame: absent, a value, or a reason for refusal that counts only if the frame's type uses the
/// member.
final class Field<T> {
    private final String name;
    private @Nullable T value;
    private @Nullable RefusedInputException refusal;

    /// Reads the parser's current value.
    @FunctionalInterface
    interface Reading<T> {
        T read(JsonParser parser, String name) throws IOException;
    }

    Field(String name) {
        this.name = name;
    }

    void clear() {
        value = null;
        refusal = null;
    }

    void read(JsonParser parser, Reading<T> reading) throws IOException {
        try {
            value = reading.read(parser, name);
        } catch (RefusedInputException refused) {
            refusal = refused;
            parser.skipChildren();
        }
    }

    boolean present() {
        return value != null || refusal != null;
    }

    /// @throws RefusedInputException if the value was refused or is absent
    T required() {
        T present = value;
        if (refusal != null) {
            throw refusal;
        }
        if (present == null) {
            throw RefusedInputException.badFrame(name + ": missing");
        }
        return present;
    }

    /// @throws RefusedInputException if the value was refused
    T orElse(T absent) {
        T present = value;
        if (refusal != null) {
            throw refusal;
        }
        return present == null ? absent : present;
    }
}
