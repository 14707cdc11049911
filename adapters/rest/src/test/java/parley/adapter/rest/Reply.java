package parley.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/// What came back, with checks.
public record Reply(HttpResponse<String> response) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        try {
            return MAPPER.readTree(response.body());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + response.body(), notJson);
        }
    }

    public Reply expect(int status) {
        assertEquals(status, status(), this::body);
        return this;
    }

    /// Checks that this is a problem as RFC 9457 wants it.
    public Reply expectProblem(int status, String code) {
        expect(status);
        assertEquals("application/problem+json", header("Content-Type"));
        assertEquals(code, json().path("code").textValue());
        assertEquals("urn:parley:error:" + code, json().path("type").textValue());
        assertEquals(status, json().path("status").intValue());
        assertEquals(false, json().path("title").textValue().isEmpty());
        assertEquals(false, json().path("detail").textValue().isEmpty());
        return this;
    }

    public String detail() {
        return json().path("detail").textValue();
    }
}
