package parley.messaging.application;

import java.time.Clock;
import parley.messaging.port.in.AcceptForwarded;
import parley.messaging.port.in.AdvanceInboxes;
import parley.messaging.port.in.ChangeSettings;
import parley.messaging.port.in.CheckStream;
import parley.messaging.port.in.CloseStream;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.CountWaitingJobs;
import parley.messaging.port.in.DoubtStreams;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.ForgetDevice;
import parley.messaging.port.in.ListAudience;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.OpenStream;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.in.ReadMessageReceipts;
import parley.messaging.port.in.ReadReceipts;
import parley.messaging.port.in.ReceiveDelivery;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.RunUpkeep;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.StartDelivery;
import parley.messaging.port.in.StartDevice;
import parley.messaging.port.in.TakeOverJobs;

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
        ReadMessageReceipts readMessageReceipts,
        ChangeSettings changeSettings,
        ListAudience listAudience,
        StartDevice startDevice,
        ForgetDevice forgetDevice,
        RecordChange recordChange,
        AdvanceInboxes advanceInboxes,
        CountWaitingJobs countWaitingJobs,
        AcceptForwarded acceptForwarded,
        ReceiveDelivery receiveDelivery,
        DoubtStreams doubtStreams,
        TakeOverJobs takeOverJobs,
        RunUpkeep runUpkeep) {
    /// Builds messaging on the given ports. Nothing runs until somebody calls; [#runUpkeep] has to be driven.
    public static MessagingModule create(MessagingPorts ports, MessagingConfig config, Clock clock) {
        Streams streams = new Streams();
        Audiences audiences = new Audiences(ports.members(), ports.correspondents());
        KnownConversations known = new KnownConversations(ports.conversations(), audiences, config.openConversations());
        Participants participants = new Participants(known, audiences, ports.members());
        ReceiptVisibility visibility = new ReceiptVisibility(ports.correspondents(), ports.readPrivacy());
        ReceiptNotes notes = new ReceiptNotes(config.groupReceipts().notes());
        LocalStreams local = new LocalStreams(streams, notes);
        LiveStreams live = new LiveStreams(ports, local);
        SettingsWriter settings = new SettingsWriter(ports.inboxes(), live, clock);
        ReceiptCoalescer receipts = new ReceiptCoalescer(
                ports, participants, visibility, new ReceiptPushes(participants, visibility, notes, live, clock));
        StreamSupport support = new StreamSupport(ports, config, clock, known, receipts);
        CursorFlush cursorFlush = new CursorFlush(ports.cursors(), support);
        FanOut fanOut = new FanOut(new Devices(ports, streams), streams, ports.peers());
        FanOutRelay relay = new FanOutRelay(ports, config);
        RecentPushes recentPushes = new RecentPushes(config.queued().recentPushBytes());
        Sequencing sequencing = new Sequencing(ports, config, clock, audiences, fanOut, relay, recentPushes, notes);
        Sequencers sequencers = new Sequencers(sequencing, config.openConversations());
        Doorman doorman = new Doorman(sequencers, ports.correspondents());
        SentCids sentCids = new SentCids(sequencers, ports.log());
        Errands errands = new Errands(sequencers, doorman, sentCids, ports);
        Lanes lanes = new Lanes(errands, ports, config, clock);
        Route route =
                ports.peers().alone() ? new DirectRoute(sequencers, doorman, sentCids) : new LaneRoute(lanes, streams);
        return new MessagingModule(
                new SendMessageHandler(route),
                new FindSentHandler(route),
                new OpenStreamHandler(ports, streams, support, cursorFlush),
                new StartDeliveryHandler(streams),
                new CloseStreamHandler(streams, cursorFlush),
                new CheckStreamHandler(ports, streams),
                new ConfirmReceivedHandler(streams, ports.cursors()),
                new MarkReadHandler(ports, participants, settings, receipts),
                new ReadHistoryHandler(ports, known, config.pageBytes()),
                new ListInboxHandler(ports, participants, visibility, config.pageBytes()),
                new ReadReceiptsHandler(participants, ports.receipts(), visibility),
                new ReadMessageReceiptsHandler(participants, ports, visibility),
                new ChangeSettingsHandler(settings),
                new ListAudienceHandler(participants),
                new StartDeviceHandler(ports),
                new ForgetDeviceHandler(ports.cursors()),
                new RecordChangeHandler(route),
                new AdvanceInboxesHandler(ports, fanOut, recentPushes, config.pageBytes()),
                relay::backlog,
                new AcceptForwardedHandler(errands),
                new ReceiveDeliveryHandler(local),
                new DoubtStreamsHandler(streams),
                relay::takeOver,
                new RunUpkeepHandler(config, clock, lanes, sequencers, relay, streams, receipts, cursorFlush));
    }
}
