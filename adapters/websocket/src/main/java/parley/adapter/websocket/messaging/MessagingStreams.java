package parley.adapter.websocket.messaging;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.websocket.frame.ClientFrame;
import parley.adapter.websocket.frame.ErrorFrame;
import parley.adapter.websocket.session.Session;
import parley.adapter.websocket.session.Streams;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.messaging.domain.Content;
import parley.messaging.port.in.CheckStream;
import parley.messaging.port.in.CloseStream;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.OpenStream;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.StartDelivery;

/// Sessions as streams of messaging.
public final class MessagingStreams implements Streams {
    private static final Logger LOG = LoggerFactory.getLogger(MessagingStreams.class);

    private final InPorts ports;
    private final Content unacceptable;

    /// What is called of messaging.
    public record InPorts(
            SendMessage send,
            FindSent find,
            OpenStream open,
            StartDelivery start,
            CheckStream check,
            ConfirmReceived confirm,
            MarkRead mark,
            CloseStream close) {}

    /// @param contentBytes largest content that messaging accepts
    public MessagingStreams(InPorts ports, int contentBytes) {
        this.ports = ports;
        this.unacceptable = Content.of(new byte[contentBytes + 1]);
    }

    @Override
    public Opening open(Session session) {
        OpenStream.Command command =
                new OpenStream.Command(session.user(), session.device(), session.id(), new SessionOutput(session));
        return switch (ports.open().open(command)) {
            case OpenStream.Result.Opened(String generation, long unread) -> new Opening.Opened(generation, unread);
            case OpenStream.Result.Unavailable unavailable -> new Opening.Unavailable();
        };
    }

    @Override
    public void start(Session session) {
        ports.start().start(session.id());
    }

    @Override
    public Map<ConversationId, Long> moved(Session session) {
        return ports.check().check(session.id());
    }

    @Override
    public void close(Session session) {
        ports.close().close(session.id());
    }

    @Override
    public void handle(Session session, ClientFrame.OfConversation frame) {
        switch (frame) {
            case ClientFrame.Send send ->
                send(session, send.to(), Content.of(send.content().json()), SendReply.to(session, send));
            case ClientFrame.Received received -> received(session, received);
            case ClientFrame.Read read -> read(session, read);
        }
    }

    @Override
    public void refuse(Session session, ClientFrame.Send frame, ErrorFrame refusal) {
        refuse(session, frame.to(), frame.cid(), Content.of(frame.content().json()), refusal);
    }

    /// The content that goes with the cid is one that messaging never stores, should the cid turn out to be unknown
    /// after all.
    @Override
    public void refuse(Session session, ClientFrame.To to, Cid cid, ErrorFrame refusal) {
        refuse(session, to, cid, unacceptable, refusal);
    }

    private void refuse(Session session, ClientFrame.To to, Cid cid, Content content, ErrorFrame refusal) {
        FindSent.Query query = new FindSent.Query(session.user(), Recipients.of(to), cid);
        switch (ports.find().find(query)) {
            case FindSent.Result.Known known -> send(session, to, content, SendReply.instead(session, cid, refusal));
            case FindSent.Result.Missing missing -> session.send(refusal);
            case FindSent.Result.Unavailable unavailable ->
                session.send(Replies.of(refusal.ref(), cid, new SendMessage.Result.Unavailable()));
        }
    }

    private void send(Session session, ClientFrame.To to, Content content, SendReply reply) {
        SendMessage.Command command = new SendMessage.Command(
                session.user(),
                session.device(),
                new SendMessage.Carrier.Stream(session.id()),
                Recipients.of(to),
                reply.cid(),
                content);
        try {
            ports.send().send(command, reply);
        } catch (RuntimeException fault) {
            LOG.atError()
                    .addKeyValue("code", "send_not_handed_over")
                    .addKeyValue("session", session.id())
                    .addKeyValue("cid", reply.cid())
                    .setCause(fault)
                    .log("a send could not be handed over");
            reply.accept(new SendMessage.Result.Unavailable());
        }
    }

    private void received(Session session, ClientFrame.Received frame) {
        for (ClientFrame.Position position : frame.positions()) {
            ConfirmReceived.Command command =
                    new ConfirmReceived.Command(session.id(), position.conversation(), position.seq());
            Replies.of(frame.ref(), ports.confirm().confirm(command)).ifPresent(session::send);
        }
    }

    private void read(Session session, ClientFrame.Read frame) {
        ClientFrame.Position position = frame.position();
        MarkRead.Command command =
                new MarkRead.Command(session.user(), session.device(), position.conversation(), position.seq());
        ReadReply reply = new ReadReply(session, frame.ref());
        try {
            ports.mark().mark(command, reply);
        } catch (RuntimeException fault) {
            LOG.atError()
                    .addKeyValue("code", "read_not_handed_over")
                    .addKeyValue("session", session.id())
                    .setCause(fault)
                    .log("a read could not be handed over");
            reply.accept(new MarkRead.Result.Unavailable());
        }
    }
}
