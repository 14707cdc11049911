package parley.adapter.artemis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/// Settings of the embedded broker. It is reached from within the process only: no port, no management, no JMX, and
/// therefore no users.
///
/// The journal is written with NIO on purpose: ASYNCIO needs a native library and falls back to NIO in silence. Its
/// buffer is flushed and synced after [ArtemisConfig#flushInterval], whose default in Artemis would let a single
/// sender commit no more than 300 times a second.
final class BrokerConfiguration {
    /// Those of our queues.
    static final String ADDRESSES = "parley.#";

    private static final int MIB = 1024 * 1024;
    private static final int JOURNAL_FILE_BYTES = 4 * MIB;
    private static final int LEAST_JOURNAL_FILES = 2;
    private static final int POOLED_JOURNAL_FILES = 8;
    private static final int JOURNAL_BUFFER_BYTES = MIB / 2;
    private static final int PAGE_BYTES = MIB;
    private static final int LEAST_PAGE_BYTES = 16 * 1024;
    private static final int PAGES_IN_MEMORY = 4;
    private static final int THREADS = 8;
    private static final int SCHEDULED_THREADS = 2;
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(2);
    private static final int POSITIVE = 0x7FFFFFFF;

    private BrokerConfiguration() {}

    static Configuration of(ArtemisConfig config) {
        Path directory = config.directory();
        Configuration broker = new ConfigurationImpl()
                .setName("parley")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("pages").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setJournalType(JournalType.NIO)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDatasync(true)
                .setJournalBufferTimeout_NIO(
                        Math.toIntExact(config.flushInterval().toNanos()))
                .setJournalBufferSize_NIO(JOURNAL_BUFFER_BYTES)
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalMinFiles(LEAST_JOURNAL_FILES)
                .setJournalPoolFiles(POOLED_JOURNAL_FILES)
                .setJournalLockAcquisitionTimeout(LOCK_PATIENCE.toMillis())
                .setThreadPoolMaxSize(THREADS)
                .setScheduledThreadPoolMaxSize(SCHEDULED_THREADS)
                .setCriticalAnalyzer(false)
                .setMaxDiskUsage(-1)
                .setMessageExpiryScanPeriod(-1)
                .addAcceptorConfiguration(
                        new TransportConfiguration(InVMAcceptorFactory.class.getName(), place(config), "within"));
        return withQueues(broker, config);
    }

    /// The way to the broker with these settings.
    static TransportConfiguration connector(ArtemisConfig config) {
        return new TransportConfiguration(InVMConnectorFactory.class.getName(), place(config));
    }

    /// Brokers of one process are told apart by numbers; no two have the same directory.
    private static Map<String, Object> place(ArtemisConfig config) {
        int number = config.directory().toAbsolutePath().normalize().toString().hashCode() & POSITIVE;
        Map<String, Object> place = new HashMap<>();
        place.put(TransportConstants.SERVER_ID_PROP_NAME, number);
        return place;
    }

    private static Configuration withQueues(Configuration broker, ArtemisConfig config) {
        for (String name : new String[] {QueueNames.FAN_OUT, QueueNames.DEAD}) {
            broker.addQueueConfiguration(QueueConfiguration.of(name)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true));
        }
        return broker.addAddressSetting(ADDRESSES, settings(config));
    }

    /// How every broker treats our queues.
    static AddressSettings settings(ArtemisConfig config) {
        int page = (int) Math.max(LEAST_PAGE_BYTES, Math.min(PAGE_BYTES, config.queueBytes() / PAGES_IN_MEMORY));
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(config.queueBytes())
                .setPageSizeBytes(page)
                .setMaxReadPageBytes((int) Math.min(Integer.MAX_VALUE, config.queueBytes()))
                // Nothing is ever given up or expires; the broker warns if there is no place for such.
                .setMaxDeliveryAttempts(-1)
                .setDeadLetterAddress(SimpleString.of(QueueNames.DEAD))
                .setExpiryAddress(SimpleString.of(QueueNames.DEAD))
                .setRedeliveryDelay(config.retryDelay().toMillis())
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(config.maxRetryDelay().toMillis());
    }
}
