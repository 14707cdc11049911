package parley.adapter.grpc.messaging.serving;

import com.google.protobuf.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.grpc.PeerListener;
import parley.adapter.grpc.Transport;
import parley.adapter.grpc.messaging.AnswerCodec;
import parley.adapter.grpc.messaging.DeliveryCodec;
import parley.adapter.grpc.messaging.ErrandCodec;
import parley.adapter.grpc.messaging.Kinds;
import parley.kernel.InstanceId;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.port.in.AcceptForwarded;
import parley.messaging.port.in.DoubtStreams;
import parley.messaging.port.in.ReceiveDelivery;

/// Gives errands and deliveries of other instances to messaging, and the answers to the transport.
public final class MessagingService implements PeerListener {
    private static final Logger LOG = LoggerFactory.getLogger(MessagingService.class);

    private final Transport transport;
    private final AcceptForwarded accept;
    private final ReceiveDelivery receive;
    private final DoubtStreams doubt;

    private MessagingService(Transport transport, AcceptForwarded accept, ReceiveDelivery receive, DoubtStreams doubt) {
        this.transport = transport;
        this.accept = accept;
        this.receive = receive;
        this.doubt = doubt;
    }

    /// @param transport not started yet
    public static void serve(Transport transport, AcceptForwarded accept, ReceiveDelivery receive, DoubtStreams doubt) {
        MessagingService service = new MessagingService(transport, accept, receive, doubt);
        transport.receive(Kinds.ERRANDS, service::errands);
        transport.receive(Kinds.DELIVERY, service::delivery);
        transport.listen(service);
    }

    private void errands(InstanceId from, ByteString body) {
        ErrandCodec.Errands call = ErrandCodec.decode(body);
        if (call.errands().isEmpty()) {
            for (int index = 0; index < call.count(); index++) {
                answer(from, call.call(), index, new ErrandAnswer.NoOwner());
            }
            return;
        }
        accept.accept(
                new AcceptForwarded.Command(from, call.errands()),
                (index, answer) -> answer(from, call.call(), index, answer));
    }

    private void answer(InstanceId to, long call, int index, ErrandAnswer answer) {
        if (!transport.send(to, Kinds.ERRAND_ANSWER, AnswerCodec.encode(call, index, answer))) {
            LOG.debug("an answer to {} is lost", to);
        }
    }

    private void delivery(InstanceId from, ByteString body) {
        DeliveryCodec.decode(body).ifPresent(delivery -> receive.receive(new ReceiveDelivery.Command(from, delivery)));
    }

    @Override
    public void lost(InstanceId to) {
        // Whoever asked learns it by the gap, or in time.
    }

    @Override
    public void disturbed(InstanceId from) {
        doubt.doubt();
    }
}
