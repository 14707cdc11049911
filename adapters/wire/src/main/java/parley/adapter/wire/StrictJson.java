package parley.adapter.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;

/// Opens parsers that accept only strict JSON (RFC 8259) in UTF-8 within the limits: no comments, no byte order mark,
/// no duplicate member names, no other encodings.
public final class StrictJson {
    private static final int POOLED_BUFFERS = 64;
    private static final int ENCODING_PREFIX = 4;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final JsonFactory factory;

    private StrictJson(JsonFactory factory) {
        this.factory = factory;
    }

    public static StrictJson of(WireLimits limits) {
        return new StrictJson(new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.frameBytes())
                        .maxNumberLength(WireLimits.NUMBER_CHARACTERS)
                        .maxNameLength(WireLimits.MEMBER_NAME_CHARACTERS)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // Names come from strangers: they must not pile up in the JVM's table of interned strings.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // The default keeps buffers per thread, which with a virtual thread per connection means per
                // connection.
                .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
                .build());
    }

    /// The factory behind this, for generators and tree readers.
    public JsonFactory factory() {
        return factory;
    }

    /// Opens a parser; offsets it reports count from `offset`.
    ///
    /// @throws RefusedInputException with `bad_frame` if the bytes are not UTF-8
    public JsonParser parser(byte[] bytes, int offset, int length) {
        if (!Utf8.valid(bytes, offset, length)) {
            throw RefusedInputException.badFrame("invalid UTF-8");
        }
        refuseOtherEncodings(bytes, offset, length);
        try {
            return factory.createParser(bytes, offset, length);
        } catch (IOException unreadable) {
            throw RefusedInputException.badFrame("not JSON");
        }
    }

    /// The parser would take a zero byte near the start as a sign of UTF-16 or UTF-32.
    private static void refuseOtherEncodings(byte[] bytes, int offset, int length) {
        for (int at = 0; at < Math.min(ENCODING_PREFIX, length); at++) {
            if (bytes[offset + at] == 0) {
                throw RefusedInputException.badFrame("not JSON in UTF-8");
            }
        }
        if (length >= BYTE_ORDER_MARK.length
                && bytes[offset] == BYTE_ORDER_MARK[0]
                && bytes[offset + 1] == BYTE_ORDER_MARK[1]
                && bytes[offset + 2] == BYTE_ORDER_MARK[2]) {
            throw RefusedInputException.badFrame("byte order mark (expected: JSON in UTF-8 without one)");
        }
    }
}
