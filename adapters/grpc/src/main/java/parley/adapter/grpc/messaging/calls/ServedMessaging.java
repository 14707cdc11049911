package parley.adapter.grpc.messaging.calls;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import parley.adapter.grpc.Ids;
import parley.adapter.grpc.PeerListener;
import parley.adapter.grpc.Transport;
import parley.adapter.grpc.calls.News;
import parley.adapter.grpc.calls.RecordCodec;
import parley.adapter.grpc.calls.ServedPorts;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.messaging.port.in.AdvanceInboxes;
import parley.messaging.port.in.ChangeSettings;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.ForgetDevice;
import parley.messaging.port.in.ListAudience;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.OpenStream;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.in.ReadMessageReceipts;
import parley.messaging.port.in.ReadReceipts;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.StartDevice;
import parley.messaging.port.in.StreamOutput;

/// Messaging for processes that have sessions or other contexts: the other side of [RemoteMessaging].
public final class ServedMessaging implements PeerListener {
    private final RemoteMessaging messaging;
    private final News news;
    private final RecordCodec codec;
    private final Executor executor;
    private final Map<SessionId, InstanceId> streams = new ConcurrentHashMap<>();

    private ServedMessaging(RemoteMessaging messaging, News news, RecordCodec codec, Executor executor) {
        this.messaging = messaging;
        this.news = news;
        this.codec = codec;
        this.executor = executor;
    }

    /// @param messaging its ports in this process
    /// @param transport not started yet
    /// @param codec with [MessagingForms]
    /// @param executor with a thread for every task
    public static void serve(
            RemoteMessaging messaging,
            ServedPorts served,
            News news,
            Transport transport,
            RecordCodec codec,
            Executor executor) {
        ServedMessaging service = new ServedMessaging(messaging, news, codec, executor);
        transport.listen(service);
        service.serveStreams(served);
        serveOthers(messaging, served);
    }

    private void serveStreams(ServedPorts served) {
        served.later(
                Names.OPEN,
                Names.Open.class,
                OpenStream.Result.class,
                (from, open, reply) -> reply.accept(open(from, open)));
        served.later(
                Names.SEND,
                SendMessage.Command.class,
                SendMessage.Result.class,
                (from, command, reply) -> messaging.sendMessage().send(command, reply::accept));
        served.later(
                Names.MARK_READ,
                MarkRead.Command.class,
                MarkRead.Result.class,
                (from, command, reply) -> messaging.markRead().mark(command, reply::accept));
        served.port(
                Names.CHECK,
                codec.of(SessionId.class),
                codec.mapOf(ConversationId.class, Long.class),
                messaging.checkStream()::check);
        served.port(
                Names.CONFIRM,
                ConfirmReceived.Command.class,
                ConfirmReceived.Result.class,
                messaging.confirmReceived()::confirm);
        news.receive(Names.START, (from, body) -> {
            SessionId session = new SessionId(Ids.uuid(body));
            executor.execute(() -> messaging.startDelivery().start(session));
        });
        news.receive(Names.CLOSE, (from, body) -> close(new SessionId(Ids.uuid(body))));
    }

    private static void serveOthers(RemoteMessaging messaging, ServedPorts served) {
        served.port(Names.FIND_SENT, FindSent.Query.class, FindSent.Result.class, messaging.findSent()::find);
        served.port(Names.HISTORY, ReadHistory.Query.class, ReadHistory.Result.class, messaging.readHistory()::read);
        served.port(Names.INBOX, ListInbox.Query.class, ListInbox.Result.class, messaging.listInbox()::list);
        served.port(
                Names.RECEIPTS, ReadReceipts.Query.class, ReadReceipts.Result.class, messaging.readReceipts()::read);
        served.port(
                Names.MESSAGE_RECEIPTS,
                ReadMessageReceipts.Query.class,
                ReadMessageReceipts.Result.class,
                messaging.readMessageReceipts()::read);
        served.port(
                Names.SETTINGS,
                ChangeSettings.Command.class,
                ChangeSettings.Result.class,
                messaging.changeSettings()::change);
        served.port(
                Names.AUDIENCE, ListAudience.Query.class, ListAudience.Result.class, messaging.listAudience()::list);
        served.port(
                Names.START_DEVICE,
                StartDevice.Command.class,
                StartDevice.Result.class,
                messaging.startDevice()::start);
        served.port(
                Names.FORGET_DEVICE,
                ForgetDevice.Command.class,
                ForgetDevice.Result.class,
                messaging.forgetDevice()::forget);
        served.port(
                Names.RECORD, RecordChange.Command.class, RecordChange.Result.class, messaging.recordChange()::record);
        served.port(
                Names.ADVANCE,
                AdvanceInboxes.Command.class,
                AdvanceInboxes.Result.class,
                messaging.advanceInboxes()::advance);
    }

    private OpenStream.Result open(InstanceId from, Names.Open open) {
        streams.put(open.session(), from);
        return messaging
                .openStream()
                .open(new OpenStream.Command(open.user(), open.device(), open.session(), output(from, open.session())));
    }

    private void close(SessionId session) {
        streams.remove(session);
        executor.execute(() -> messaging.closeStream().close(session));
    }

    @Override
    public void lost(InstanceId to) {
        closeAll(to);
    }

    @Override
    public void disturbed(InstanceId from) {
        closeAll(from);
    }

    /// The other side ends them, too.
    private void closeAll(InstanceId process) {
        List<SessionId> sessions = streams.entrySet().stream()
                .filter(entry -> entry.getValue().equals(process))
                .map(Map.Entry::getKey)
                .toList();
        sessions.forEach(this::close);
    }

    private StreamOutput output(InstanceId to, SessionId session) {
        RecordCodec.Shape<StreamEvent.Told> shape = codec.of(StreamEvent.Told.class);
        return new ToldOutput(event -> {
            ByteString body = codec.encode(new StreamEvent.Told(session, event), shape);
            if (!news.tell(to, Names.EVENT, body)) {
                close(session);
            }
        });
    }
}
