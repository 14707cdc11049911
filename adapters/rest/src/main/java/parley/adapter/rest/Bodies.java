package parley.adapter.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.HttpMediaType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.JsonValues;
import parley.adapter.wire.RefusedInputException;
import parley.adapter.wire.StrictJson;
import parley.adapter.wire.WireLimits;

/// Reads request bodies: bounded, JSON only, strict.
final class Bodies {
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final int maxBytes;
    private final StrictJson json;
    private final ObjectMapper mapper;

    Bodies(WireLimits limits) {
        this.maxBytes = limits.frameBytes();
        this.json = StrictJson.of(limits);
        this.mapper = new ObjectMapper(json.factory());
    }

    StrictJson json() {
        return json;
    }

    /// The whole body.
    ///
    /// @throws ProblemException 413 if it is too large, 415 if it is declared as something other than JSON
    byte[] read(ServerRequest request) {
        request.headers().contentType().ifPresent(Bodies::requireJson);
        if (request.headers().contentLength().orElse(0) > maxBytes) {
            throw tooLarge();
        }
        byte[] bytes;
        try {
            // Not closed: closing would read on behind a malformed chunk, and waits there.
            InputStream in = request.content().inputStream();
            bytes = in.readNBytes(maxBytes + 1);
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException gone) {
            throw new CloseConnectionException("client left before the end of the body", gone);
        } catch (RequestException refused) {
            throw endingConnection(refused.status(), refused);
        } catch (NumberFormatException malformedChunk) {
            throw endingConnection(Status.BAD_REQUEST_400, malformedChunk);
        }
        if (bytes.length > maxBytes) {
            throw tooLarge();
        }
        return bytes;
    }

    /// The members of the object that the body is.
    Fields fields(byte[] body) {
        try (JsonParser parser = json.parser(body, 0, body.length)) {
            Optional<JsonNode> node = Optional.ofNullable(mapper.<JsonNode>readTree(parser));
            if (node.isEmpty() || !node.get().isObject()) {
                throw RefusedInputException.badFrame("body: not a JSON object");
            }
            if (parser.nextToken() != null) {
                throw RefusedInputException.badFrame("body: more than one JSON value");
            }
            return new Fields("", node.get());
        } catch (JsonProcessingException malformed) {
            throw JsonValues.malformed(malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot fail to be read", impossible);
        }
    }

    /// After a malformed chunk nobody knows where the next request starts; the server would go on with the
    /// connection.
    private static RequestException endingConnection(Status status, RuntimeException cause) {
        return RequestException.builder()
                .message("malformed body")
                .type(DirectHandler.EventType.BAD_REQUEST)
                .status(status)
                .cause(cause)
                .setKeepAlive(false)
                .build();
    }

    private static void requireJson(HttpMediaType type) {
        boolean utf8 =
                type.charset().map(charset -> charset.equalsIgnoreCase("utf-8")).orElse(true);
        if (!type.mediaType().text().equals(Answer.JSON) || !utf8) {
            throw new ProblemException(Problem.of(
                    UNSUPPORTED_MEDIA_TYPE,
                    ErrorCode.BAD_FRAME,
                    "Content-Type: not supported (expected: application/json)"));
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(ErrorCode.TOO_LARGE, "body: too large (expected: at most " + maxBytes + " bytes)");
    }
}
