package parley.devcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A whole cluster on this machine, with an account for its first admin: [Backends] and a [ParleyCluster] on them.
public final class DevCluster implements AutoCloseable {
    /// The handle of the first admin.
    public static final String ADMIN = "admin";

    private static final int PASSWORD_BYTES = 9;

    private final Path directory;
    private final Backends backends;
    private final ParleyCluster parley;
    private final Progress progress;
    private volatile boolean closing;

    private DevCluster(Path directory, Backends backends, ParleyCluster parley, Progress progress) {
        this.directory = directory;
        this.backends = backends;
        this.parley = parley;
        this.progress = progress;
    }

    /// Starts everything.
    ///
    /// @param directory for all files; what is there already is gone on with
    /// @throws ServerStartException if something is not ready in time; then nothing is left
    public static DevCluster start(
            Path directory, int cassandraNodes, ParleyCluster.Options options, Progress progress) {
        Backends backends =
                Backends.start(directory.resolve("backends"), cassandraNodes, CassandraOptions.DEFAULT, progress);
        try {
            ParleyCluster parley = ParleyCluster.start(directory.resolve("instances"), backends, options, progress);
            DevCluster cluster = new DevCluster(directory, backends, parley, progress);
            cluster.addAdmin();
            return cluster;
        } catch (ServerStartException e) {
            backends.close();
            throw e;
        }
    }

    private void addAdmin() {
        Path file = passwordFile();
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Path draft = Directories.make(directory).resolve("admin-password.draft");
            writePrivately(draft, HexFormat.of().formatHex(random) + "\n");
            progress.report("parley: adding the account " + ADMIN);
            parley.addAccount(ADMIN, draft, true);
            move(draft, file);
        }
    }

    private static void writePrivately(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The file with the password of the first admin in its first line.
    public Path passwordFile() {
        return directory.resolve("admin-password");
    }

    public Backends backends() {
        return backends;
    }

    public ParleyCluster parley() {
        return parley;
    }

    /// Every process, Parley's first.
    public List<Server> servers() {
        List<Server> all = new ArrayList<>(parley.instances());
        all.addAll(backends.servers());
        return all;
    }

    /// Ends everything in order when this JVM is told to exit, instead of all at once: first the instances, then what
    /// they need.
    public void closeAtExit() {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop-cluster").unstarted(this::close));
        parley.instances().forEach(instance -> instance.process().leaveToOwner());
        backends.servers().forEach(server -> ((ProcessServer) server).process().leaveToOwner());
    }

    /// Whether it ends or has ended.
    public boolean isClosing() {
        return closing;
    }

    /// Ends everything in order.
    @Override
    public void close() {
        closing = true;
        parley.close();
        backends.close();
    }
}
