package parley.messaging.application;

import java.time.Clock;
import parley.messaging.port.in.CheckStream;
import parley.messaging.port.in.CloseStream;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.ForgetDevice;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.OpenStream;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.in.ReadReceipts;
import parley.messaging.port.in.RunUpkeep;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.StartDelivery;
import parley.messaging.port.in.StartDevice;

/// Messaging, ready to use: everything it does for others.
public record MessagingModule(
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
        StartDevice startDevice,
        ForgetDevice forgetDevice,
        RunUpkeep runUpkeep) {
    /// Builds messaging on the given ports. Nothing runs until somebody calls; [#runUpkeep] has to be driven.
    public static MessagingModule create(MessagingPorts ports, MessagingConfig config, Clock clock) {
        Streams streams = new Streams();
        KnownConversations known = new KnownConversations(ports.conversations(), config.openConversations());
        ReceiptCoalescer receipts = new ReceiptCoalescer(ports, clock, streams, known);
        StreamSupport support = new StreamSupport(ports, config, clock, receipts);
        CursorFlush cursorFlush = new CursorFlush(ports.cursors(), support);
        Sequencers sequencers = new Sequencers(ports, config, clock, new FanOut(ports, streams));
        return new MessagingModule(
                new SendMessageHandler(sequencers, ports.correspondents()),
                new FindSentHandler(sequencers, ports.log()),
                new OpenStreamHandler(ports, streams, support, cursorFlush),
                new StartDeliveryHandler(streams),
                new CloseStreamHandler(streams, cursorFlush),
                new CheckStreamHandler(ports, streams),
                new ConfirmReceivedHandler(streams, ports.cursors()),
                new MarkReadHandler(ports, receipts),
                new ReadHistoryHandler(ports, config.pageBytes()),
                new ListInboxHandler(ports, known, config.pageBytes()),
                new ReadReceiptsHandler(ports, known),
                new StartDeviceHandler(ports),
                new ForgetDeviceHandler(ports.cursors()),
                new RunUpkeepHandler(config, clock, sequencers, streams, receipts, cursorFlush));
    }
}
