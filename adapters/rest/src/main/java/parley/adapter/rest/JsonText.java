package parley.adapter.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A JSON text that is complete and ready to be sent.
public final class JsonText {
    private static final int POOLED_BUFFERS = 64;
    private static final int FIRST_BYTES = 512;
    // Buffers per thread, the default, would be buffers per virtual thread.
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
            .build();

    private final byte[] bytes;

    private JsonText(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Writes one JSON value.
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    /// An object with the members that `members` writes.
    public static JsonText object(Writing members) {
        return of(out -> {
            out.writeStartObject();
            members.to(out);
            out.writeEndObject();
        });
    }

    /// An object `{items, next?}`.
    ///
    /// @param items writes the elements of the array
    /// @param next cursor of the next page; empty on the last
    public static JsonText page(Writing items, String next) {
        return object(out -> {
            out.writeArrayFieldStart("items");
            items.to(out);
            out.writeEndArray();
            if (!next.isEmpty()) {
                out.writeStringField("next", next);
            }
        });
    }

    private static JsonText of(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BYTES);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot fail to be written", impossible);
        }
        return new JsonText(bytes.toByteArray());
    }

    byte[] bytes() {
        return bytes;
    }
}
