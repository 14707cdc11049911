package parley.devcluster;

import java.nio.file.Path;

/// The configuration with which servers in Java log to their standard output.
final class LogbackFile {
    private static final String TEXT = """
            <configuration>
              <appender name="S" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{0} %msg%n</pattern></encoder>
              </appender>
              <root level="INFO"><appender-ref ref="S"/></root>
            </configuration>
            """;

    private LogbackFile() {}

    /// Writes it to a directory.
    static Path write(Path directory) {
        return Directories.write(directory.resolve("logback.xml"), TEXT);
    }
}
