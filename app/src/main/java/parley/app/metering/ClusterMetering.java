package parley.app.metering;

import parley.adapter.cassandra.CassandraStore;
import parley.adapter.grpc.Transport;
import parley.adapter.grpc.messaging.GrpcPeers;
import parley.adapter.redisson.Redis;
import parley.cluster.port.in.ReadCluster;

/// Exports what an instance counts of what it shares with others.
public final class ClusterMetering {
    private ClusterMetering() {}

    public static void export(CassandraStore store, Meters meters) {
        String requests = "parley_cassandra_requests";
        String what = "Requests to Cassandra";
        meters.counter(requests, what, () -> store.counters().reads(), "kind", "read");
        meters.counter(requests, what, () -> store.counters().writes(), "kind", "write");
        meters.counter(requests, what, () -> store.counters().changes(), "kind", "change");
        meters.counter(
                "parley_cassandra_failures",
                "Requests to Cassandra that failed",
                () -> store.counters().failures());
        meters.gauge(
                "parley_cassandra_in_flight",
                "Requests to Cassandra under way",
                () -> store.counters().inFlight());
        meters.gauge(
                "parley_cassandra_waiting",
                "Requests that wait until fewer are under way",
                () -> store.counters().waiting());
    }

    public static void export(Redis redis, Meters meters) {
        meters.gauge("parley_redis_there", "1 if Redis answers, as far as is known", () -> redis.isThere() ? 1 : 0);
        meters.gauge("parley_redis_waiting", "Calls that wait for an answer of Redis", redis::waiting);
        meters.counter("parley_redis_refused", "Calls that were not made because Redis was away", redis::refused);
    }

    public static void export(ReadCluster cluster, Meters meters) {
        meters.gauge(
                "parley_instances",
                "Live instances, this one included",
                () -> cluster.read().instances());
        meters.gauge(
                "parley_leased",
                "1 while this instance has its lease",
                () -> cluster.read().leased() ? 1 : 0);
        meters.gauge(
                "parley_shards_owned",
                "Shards that this instance owns",
                () -> cluster.read().owned());
        meters.gauge(
                "parley_shards_unowned",
                "Shards that nobody owns",
                () -> cluster.read().unowned());
        meters.counter(
                "parley_lease_renewals",
                "Renewals of the lease that counted",
                () -> cluster.read().renewals());
        meters.counter(
                "parley_lease_renewals_failed",
                "Renewals of the lease that did not",
                () -> cluster.read().renewalsFailed());
        meters.counter(
                "parley_instances_buried",
                "Other instances that this one gave up",
                () -> cluster.read().buried());
        meters.counter(
                "parley_takeovers",
                "Shards taken from instances that were given up",
                () -> cluster.read().takeovers());
    }

    public static void export(Transport transport, GrpcPeers calls, Meters meters) {
        meters.counter("parley_peer_sent", "Events sent to other instances", transport.counters()::sent);
        meters.counter("parley_peer_batches", "Messages that carried them", transport.counters()::batches);
        meters.counter("parley_peer_bytes", "Bytes of these messages", transport.counters()::bytes);
        meters.counter("parley_peer_received", "Events of other instances", transport.counters()::received);
        meters.counter("parley_peer_dropped", "Events that could not be sent", transport.counters()::dropped);
        meters.counter("parley_peer_gaps", "Times that events of others were missing", transport.counters()::gaps);
        meters.counter("parley_peer_breaks", "Streams to others that broke", transport.counters()::breaks);
        meters.gauge("parley_peer_queued", "Events that wait to be sent to others", transport::queued);
        meters.counter("parley_forwarded", "Sends given to conversations' owners", calls::forwarded);
        meters.counter("parley_forwards_lost", "Groups of sends that had to be given again", calls::lost);
        meters.gauge("parley_forwards_unanswered", "Groups of sends that wait for an answer", calls::unanswered);
    }
}
