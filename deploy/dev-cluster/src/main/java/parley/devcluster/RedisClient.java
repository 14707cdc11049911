package parley.devcluster;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Sends single commands to a Redis server, as redis-cli does.
final class RedisClient {
    private static final int TIMEOUT_MILLIS = 5_000;

    private RedisClient() {}

    /// The answer as text: what a simple or bulk string holds, a number, or the elements of an array, a line each.
    ///
    /// @throws ServerStartException if the server refuses the command
    /// @throws UncheckedIOException if it does not answer
    static String call(InetSocketAddress server, String... words) {
        try (Socket socket = new Socket()) {
            socket.connect(server, TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
            for (String word : words) {
                command.append('$')
                        .append(word.length())
                        .append("\r\n")
                        .append(word)
                        .append("\r\n");
            }
            socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.US_ASCII));
            return read(new BufferedInputStream(socket.getInputStream()), String.join(" ", words));
        } catch (IOException e) {
            throw new UncheckedIOException("redis " + server, e);
        }
    }

    private static String read(InputStream in, String command) throws IOException {
        String line = line(in);
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> rest;
            case '$' -> rest.equals("-1") ? "" : bulk(in, Integer.parseInt(rest));
            case '*' -> {
                StringBuilder elements = new StringBuilder();
                for (int i = 0; i < Integer.parseInt(rest); i++) {
                    elements.append(read(in, command)).append('\n');
                }
                yield elements.toString();
            }
            default -> throw new ServerStartException("redis: " + command + ": " + rest);
        };
    }

    private static String bulk(InputStream in, int length) throws IOException {
        String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        line(in);
        return text;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("connection closed");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
