package parley.adapter.websocket.frame;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.JsonValues;
import parley.adapter.wire.RefusedInputException;
import parley.adapter.wire.StrictJson;
import parley.adapter.wire.WireLimits;

/// Reads the frames of one batch one after the other, so that each can be acted upon before the next is looked at.
///
/// What is wrong with one frame does not touch the others, unless the text is not JSON: then nothing behind
/// that place is a frame. For one thread.
public final class FrameReader implements AutoCloseable {
    private static final Decoded END = new Decoded.End();

    private final WireLimits limits;
    private final @Nullable JsonParser parser;
    private final FrameFields fields;
    private Decoded failure = END;
    private Progress progress = Progress.START;
    private int frames;

    private enum Progress {
        START,
        IN_BATCH,
        LAST,
        DONE
    }

    FrameReader(StrictJson json, WireLimits limits, byte[] source, int offset, int length) {
        this.limits = limits;
        this.fields = new FrameFields(limits, source, offset);
        @Nullable JsonParser opened = null;
        try {
            opened = json.parser(source, offset, length);
        } catch (RefusedInputException refused) {
            failure = refusal(refused);
        }
        this.parser = opened;
    }

    /// The next frame, or [Decoded.End].
    public Decoded next() {
        if (parser == null) {
            Decoded result = failure;
            failure = END;
            return result;
        }
        try {
            return next(parser);
        } catch (JsonProcessingException malformed) {
            progress = Progress.DONE;
            return refusal(JsonValues.malformed(malformed));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    /// Gives the parser's buffers back.
    @Override
    public void close() {
        if (parser != null) {
            try {
                parser.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException("reading from memory", impossible);
            }
        }
    }

    private Decoded next(JsonParser json) throws IOException {
        return switch (progress) {
            case START -> first(json);
            case IN_BATCH -> element(json);
            case LAST -> nothingBehind(json);
            case DONE -> END;
        };
    }

    private Decoded first(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_ARRAY) {
            progress = Progress.IN_BATCH;
            return element(json);
        }
        progress = Progress.LAST;
        return frame(json);
    }

    private Decoded element(JsonParser json) throws IOException {
        if (json.nextToken() == JsonToken.END_ARRAY) {
            progress = Progress.LAST;
            return nothingBehind(json);
        }
        if (frames == limits.batchFrames()) {
            progress = Progress.DONE;
            return new Decoded.Refused(
                    Ref.NONE, ErrorCode.TOO_LARGE, "batch: more than " + limits.batchFrames() + " frames");
        }
        frames++;
        return frame(json);
    }

    private Decoded nothingBehind(JsonParser json) throws IOException {
        progress = Progress.DONE;
        if (json.nextToken() == null) {
            return END;
        }
        return refusal(RefusedInputException.badFrame("more than one JSON value (expected: an object or an array)"));
    }

    private Decoded frame(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return refusal(RefusedInputException.badFrame("not a frame (expected: a JSON object)"));
        }
        fields.read(json);
        return fields.frame();
    }

    private static Decoded refusal(RefusedInputException refused) {
        return new Decoded.Refused(Ref.NONE, refused.code(), refused.text());
    }
}
