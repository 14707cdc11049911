package parley.client.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import parley.client.json.Json;
import parley.client.model.StoreException;

/// A file of JSON lines that grows by appending and is rewritten when most of it is obsolete. Not safe for
/// concurrent use.
final class Journal implements AutoCloseable {
    private static final int MIN_LINES = 1_000;
    private static final int OBSOLETE_FACTOR = 4;

    private final Path file;
    private FileChannel channel;
    private int lines;

    private Journal(Path file, FileChannel channel, int lines) {
        this.file = file;
        this.channel = channel;
        this.lines = lines;
    }

    /// @param lines what the file holds; a last line that a crash cut short is left out
    record Opened(Journal journal, List<JsonNode> lines) {}

    static Opened open(Path file) {
        try {
            List<JsonNode> lines = PrivateFiles.exists(file) ? read(file) : List.of();
            Journal journal = new Journal(file, rewritten(file, lines), lines.size());
            return new Opened(journal, lines);
        } catch (IOException failed) {
            throw new StoreException(file + " cannot be opened", failed);
        }
    }

    /// Survives the process, not a power failure: for that, [#sync] afterwards.
    void append(Collection<? extends JsonNode> added) {
        String text = added.stream().map(line -> Json.write(line) + "\n").collect(Collectors.joining());
        try {
            PrivateFiles.write(channel, text);
            lines += added.size();
        } catch (IOException failed) {
            throw new StoreException(file + " cannot be written", failed);
        }
    }

    void sync() {
        try {
            channel.force(false);
        } catch (IOException failed) {
            throw new StoreException(file + " cannot be synced", failed);
        }
    }

    /// @param live how many lines would do
    boolean wasteful(int live) {
        return lines > MIN_LINES && lines > OBSOLETE_FACTOR * live;
    }

    void rewrite(List<? extends JsonNode> live) {
        try {
            channel.close();
            channel = rewritten(file, live);
            lines = live.size();
        } catch (IOException failed) {
            throw new StoreException(file + " cannot be rewritten", failed);
        }
    }

    private static FileChannel rewritten(Path file, List<? extends JsonNode> lines) throws IOException {
        PrivateFiles.replace(
                file, lines.stream().map(line -> Json.write(line) + "\n").collect(Collectors.joining()));
        return PrivateFiles.open(file);
    }

    private static List<JsonNode> read(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            try {
                lines.add(Json.read(text.substring(start, end)));
            } catch (IllegalArgumentException damaged) {
                throw new StoreException(file + " is damaged in line " + (lines.size() + 1), damaged);
            }
            start = end + 1;
        }
        return lines;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new StoreException(file + " cannot be closed", failed);
        }
    }
}
