package parley.adapter.rest;

import java.util.ArrayList;
import java.util.List;

/// What goes back to the client: status, headers and a complete body.
public final class Answer {
    static final String JSON = "application/json";

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final List<Header> headers;

    private Answer(int status, String contentType, byte[] body, List<Header> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = List.copyOf(headers);
    }

    /// One response header.
    public record Header(String name, String value) {}

    /// An answer with a body of any type; the bytes belong to it from now on.
    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, contentType, body, List.of());
    }

    /// An answer with a JSON body.
    public static Answer json(int status, JsonText body) {
        return of(status, JSON, body.bytes());
    }

    /// 204.
    public static Answer noContent() {
        return empty(204);
    }

    /// An answer without a body.
    public static Answer empty(int status) {
        return new Answer(status, "", new byte[0], List.of());
    }

    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, contentType, body, more);
    }

    public int status() {
        return status;
    }

    /// Empty if there is no body.
    public String contentType() {
        return contentType;
    }

    /// Not to be changed.
    public byte[] body() {
        return body;
    }

    public List<Header> headers() {
        return headers;
    }
}
