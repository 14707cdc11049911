package parley.serverparts.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.ClusterConnectionConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.ha.SharedStoreBackupPolicyConfiguration;
import org.apache.activemq.artemis.core.config.ha.SharedStorePrimaryPolicyConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/// A broker on loopback with a synced journal and no users.
///
/// Its arguments are a directory, a port, and, for one of a pair that shares the directory, `primary` or `backup` and
/// the port of the other one.
public final class Main {
    private static final String HOST = "127.0.0.1";
    private static final int JOURNAL_FILE_BYTES = 4 * 1024 * 1024;
    private static final int FLUSH_NANOS = 200_000;

    private Main() {}

    /// Runs until the process is told to end.
    public static void main(String[] args) throws Exception {
        Configuration configuration = configuration(Path.of(args[0]), Integer.parseInt(args[1]));
        if (args.length > 2) {
            pair(configuration, args[2].equals("backup"), Integer.parseInt(args[3]));
        }
        ActiveMQServer server = new ActiveMQServerImpl(configuration);
        server.registerActivationFailureListener(refusal -> System.out.println("cannot be activated: " + refusal));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(server)));
        server.start();
        System.out.println("parley broker started");
    }

    private static void stop(ActiveMQServer server) {
        try {
            server.stop();
        } catch (Exception e) {
            System.out.println("does not stop: " + e);
        }
    }

    private static Configuration configuration(Path directory, int port) throws Exception {
        return new ConfigurationImpl()
                .setName("broker-" + port)
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("pages").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setJournalType(JournalType.NIO)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDatasync(true)
                .setJournalBufferTimeout_NIO(FLUSH_NANOS)
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalMinFiles(2)
                .setCriticalAnalyzer(false)
                .setMaxDiskUsage(-1)
                .setMessageExpiryScanPeriod(-1)
                .addAcceptorConfiguration(new TransportConfiguration(
                        NettyAcceptorFactory.class.getName(), Map.of("host", HOST, "port", port, "protocols", "CORE"), "tcp"))
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setAutoDeleteAddresses(false)
                                .setAutoDeleteQueues(false)
                                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                                .setMaxDeliveryAttempts(-1)
                                .setRedeliveryDelay(100)
                                .setRedeliveryMultiplier(2)
                                .setMaxRedeliveryDelay(30_000));
    }

    private static void pair(Configuration configuration, boolean backup, int other) {
        int own = (int) configuration.getAcceptorConfigurations().iterator().next().getParams().get("port");
        configuration
                .setHAPolicyConfiguration(
                        backup
                                ? new SharedStoreBackupPolicyConfiguration().setAllowFailBack(false)
                                : new SharedStorePrimaryPolicyConfiguration().setFailoverOnServerShutdown(true))
                .addConnectorConfiguration("self", connector(own))
                .addConnectorConfiguration("other", connector(other))
                .addClusterConfiguration(new ClusterConnectionConfiguration()
                        .setName("pair")
                        .setConnectorName("self")
                        .setStaticConnectors(List.of("other")));
    }

    private static TransportConfiguration connector(int port) {
        return new TransportConfiguration(NettyConnectorFactory.class.getName(), Map.of("host", HOST, "port", port));
    }
}
