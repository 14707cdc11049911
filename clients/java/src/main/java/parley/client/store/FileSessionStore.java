package parley.client.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import parley.client.json.Json;
import parley.client.model.DeviceId;
import parley.client.model.StoreException;
import parley.client.model.UserId;

/// A login in a file that only its owner may read.
public final class FileSessionStore implements SessionStore {
    private final Path file;

    public FileSessionStore(Path file) {
        this.file = file;
    }

    /// @throws StoreException if the file is there but cannot be read or understood
    @Override
    public synchronized Optional<DeviceSession> load() {
        if (!PrivateFiles.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.read(Files.readString(file));
            return Optional.of(new DeviceSession(
                    UserId.parse(json.path("user").asText()),
                    DeviceId.parse(json.path("device").asText()),
                    json.path("handle").asText(),
                    json.path("accessToken").asText(),
                    Instant.ofEpochMilli(json.path("accessExpiresAt").asLong()),
                    json.path("refreshToken").asText(),
                    json.path("route").asText("")));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new StoreException("the login in " + file + " cannot be read", unreadable);
        }
    }

    @Override
    public synchronized void save(DeviceSession session) {
        try {
            PrivateFiles.replace(
                    file,
                    Json.write(Json.object()
                            .put("user", session.user().toString())
                            .put("device", session.device().toString())
                            .put("handle", session.handle())
                            .put("accessToken", session.accessToken())
                            .put("accessExpiresAt", session.accessExpiresAt().toEpochMilli())
                            .put("refreshToken", session.refreshToken())
                            .put("route", session.route())));
        } catch (IOException failed) {
            throw new StoreException("the login cannot be written to " + file, failed);
        }
    }

    @Override
    public synchronized void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new StoreException("the login in " + file + " cannot be deleted", failed);
        }
    }
}
