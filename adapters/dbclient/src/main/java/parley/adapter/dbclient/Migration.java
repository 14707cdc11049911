package parley.adapter.dbclient;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// One step of a schema. It only ever adds, so that the version before it still runs on the result.
///
/// @param version 1 for the first step, then without gap
/// @param name what it adds
/// @param script statements in the SQL that SQLite and PostgreSQL share, each ended by `;` at the end of a
/// line; `--` begins a line of comment
public record Migration(int version, String name, String script) {
    private static final Pattern STATEMENT_END = Pattern.compile(";[ \\t]*(\\r?\\n|$)");
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*--.*$");

    /// The migration in the resource `name` beside `anchor`.
    ///
    /// @throws DatabaseException if there is no such resource
    public static Migration resource(int version, String name, Class<?> anchor) {
        try (InputStream in = anchor.getResourceAsStream(name)) {
            if (in == null) {
                throw new DatabaseException("migration " + name + ": no such resource");
            }
            return new Migration(version, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DatabaseException("migration " + name + ": cannot be read", e);
        }
    }

    List<String> statements() {
        String code = COMMENT.matcher(script).replaceAll("");
        return Arrays.stream(STATEMENT_END.split(code))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /// SHA-256 of the script; lines may end in either way.
    String checksum() {
        try {
            String text = script.replace("\r\n", "\n");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
