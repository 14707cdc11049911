package parley.adapter.grpc.messaging.calls;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import parley.adapter.grpc.Ids;
import parley.adapter.grpc.calls.RecordCodec;
import parley.adapter.grpc.calls.RemotePorts;
import parley.adapter.grpc.calls.RemotePorts.Later;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.messaging.port.in.AdvanceInboxes;
import parley.messaging.port.in.ChangeSettings;
import parley.messaging.port.in.CheckStream;
import parley.messaging.port.in.CloseStream;
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
import parley.messaging.port.in.StartDelivery;
import parley.messaging.port.in.StartDevice;

/// Messaging's in-ports where messaging runs in another process: sessions, clients of REST and other contexts call
/// them as if it ran in this one.
public record RemoteMessaging(
        SendMessage sendMessage,
        FindSent findSent,
        OpenStream openStream,
        StartDelivery startDelivery,
        CloseStream closeStream,
        CheckStream checkStream,
        ConfirmReceived confirmReceived,
        MarkRead markRead,
        ReadHistory readHistory,
        ListInbox listInbox,
        ReadReceipts readReceipts,
        ReadMessageReceipts readMessageReceipts,
        ChangeSettings changeSettings,
        ListAudience listAudience,
        StartDevice startDevice,
        ForgetDevice forgetDevice,
        RecordChange recordChange,
        AdvanceInboxes advanceInboxes) {
    /// @param codec with [MessagingForms]
    public static RemoteMessaging create(RemotePorts remote, RemoteStreams streams, RecordCodec codec) {
        return new RemoteMessaging(
                send(remote, streams),
                remote.port(Names.FIND_SENT, FindSent.Query.class, FindSent.Result.class)::apply,
                open(remote, streams, codec),
                session -> streams.tell(session, Names.START),
                session -> {
                    streams.tell(session, Names.CLOSE);
                    streams.remove(session);
                },
                check(remote, streams, codec),
                confirm(remote, streams, codec),
                markRead(remote),
                remote.port(Names.HISTORY, ReadHistory.Query.class, ReadHistory.Result.class)::apply,
                remote.port(Names.INBOX, ListInbox.Query.class, ListInbox.Result.class)::apply,
                remote.port(Names.RECEIPTS, ReadReceipts.Query.class, ReadReceipts.Result.class)::apply,
                remote.port(Names.MESSAGE_RECEIPTS, ReadMessageReceipts.Query.class, ReadMessageReceipts.Result.class)
                        ::apply,
                remote.port(Names.SETTINGS, ChangeSettings.Command.class, ChangeSettings.Result.class)::apply,
                remote.port(Names.AUDIENCE, ListAudience.Query.class, ListAudience.Result.class)::apply,
                remote.port(Names.START_DEVICE, StartDevice.Command.class, StartDevice.Result.class)::apply,
                remote.port(Names.FORGET_DEVICE, ForgetDevice.Command.class, ForgetDevice.Result.class)::apply,
                remote.port(Names.RECORD, RecordChange.Command.class, RecordChange.Result.class)::apply,
                remote.port(Names.ADVANCE, AdvanceInboxes.Command.class, AdvanceInboxes.Result.class)::apply);
    }

    private static SendMessage send(RemotePorts remote, RemoteStreams streams) {
        Later<SendMessage.Command, SendMessage.Result> port =
                remote.later(Names.SEND, SendMessage.Command.class, SendMessage.Result.class);
        return (command, reply) -> {
            Optional<InstanceId> to = switch (command.carrier()) {
                case SendMessage.Carrier.Stream stream -> streams.process(stream.session());
                case SendMessage.Carrier.Request _ -> remote.process();
            };
            if (to.isEmpty()) {
                reply.accept(new SendMessage.Result.Unavailable());
                return;
            }
            ByteString lane = switch (command.carrier()) {
                case SendMessage.Carrier.Stream stream ->
                    Ids.bytes(stream.session().value());
                case SendMessage.Carrier.Request _ -> Ids.bytes(command.device().value());
            };
            port.call(
                    to.get(),
                    lane,
                    command,
                    result -> reply.accept(result.orElseGet(SendMessage.Result.Unavailable::new)));
        };
    }

    private static MarkRead markRead(RemotePorts remote) {
        Later<MarkRead.Command, MarkRead.Result> port =
                remote.later(Names.MARK_READ, MarkRead.Command.class, MarkRead.Result.class);
        return (command, reply) -> remote.process()
                .ifPresentOrElse(
                        to -> port.call(
                                to,
                                Ids.bytes(command.device().value()),
                                command,
                                result -> reply.accept(result.orElseGet(MarkRead.Result.Unavailable::new))),
                        () -> reply.accept(new MarkRead.Result.Unavailable()));
    }

    private static OpenStream open(RemotePorts remote, RemoteStreams streams, RecordCodec codec) {
        BiFunction<InstanceId, Names.Open, OpenStream.Result> port =
                remote.portAt(Names.OPEN, codec.of(Names.Open.class), codec.of(OpenStream.Result.class));
        return command -> {
            Optional<InstanceId> to = remote.process();
            if (to.isEmpty()) {
                return new OpenStream.Result.Unavailable();
            }
            streams.add(command.session(), to.get(), command.output());
            OpenStream.Result result = new OpenStream.Result.Unavailable();
            try {
                result = port.apply(to.get(), new Names.Open(command.user(), command.device(), command.session()));
            } finally {
                if (!(result instanceof OpenStream.Result.Opened)) {
                    streams.tell(command.session(), Names.CLOSE);
                    streams.remove(command.session());
                }
            }
            return result;
        };
    }

    private static CheckStream check(RemotePorts remote, RemoteStreams streams, RecordCodec codec) {
        BiFunction<InstanceId, SessionId, Map<ConversationId, Long>> port =
                remote.portAt(Names.CHECK, codec.of(SessionId.class), codec.mapOf(ConversationId.class, Long.class));
        return session ->
                streams.process(session).map(to -> port.apply(to, session)).orElseGet(Map::of);
    }

    private static ConfirmReceived confirm(RemotePorts remote, RemoteStreams streams, RecordCodec codec) {
        BiFunction<InstanceId, ConfirmReceived.Command, ConfirmReceived.Result> port = remote.portAt(
                Names.CONFIRM, codec.of(ConfirmReceived.Command.class), codec.of(ConfirmReceived.Result.class));
        return command -> streams.process(command.session())
                .map(to -> port.apply(to, command))
                .orElseGet(ConfirmReceived.Result.NoStream::new);
    }
}
