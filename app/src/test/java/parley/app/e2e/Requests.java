package parley.app.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// REST calls that the client SDK does not make.
final class Requests {
    private Requests() {}

    static int deleteAccount(HttpClient http, URI server, String token, String password)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/accounts/me"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString("{\"password\":\"" + password + "\"}"))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    static HttpResponse<String> get(HttpClient http, URI server, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
    }

    static HttpResponse<String> get(HttpClient http, URI server, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
