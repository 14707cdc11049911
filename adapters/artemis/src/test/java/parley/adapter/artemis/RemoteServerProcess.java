package parley.adapter.artemis;

import java.nio.file.Path;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/// A broker as an administrator might set one up: it listens on TCP, wants a name and a password, and has the settings
/// that Artemis has by itself.
final class RemoteServerProcess {
    static final int READY = '!';
    static final String USER = "parley";
    static final String PASSWORD = "of a test";
    private static final String ROLE = "chat";

    private RemoteServerProcess() {}

    /// @param arguments directory, port
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Configuration configuration = new ConfigurationImpl()
                .setName("remote")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("pages").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setJournalType(JournalType.NIO)
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + arguments[1] + "?protocols=CORE")
                .putSecurityRoles("#", Set.of(role()));
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, ROLE);
        ActiveMQServer server = new ActiveMQServerImpl(
                configuration, new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.start();
        System.out.write(READY);
        System.out.flush();
    }

    private static Role role() {
        return new Role(ROLE, true, true, true, true, true, true, true, true, true, true, true, true);
    }
}
