package parley.adapter.grpc.messaging.calls;

import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// What messaging's ports are called between processes, and what those take that are not called as they are.
final class Names {
    static final String SEND = "messaging.SendMessage";
    static final String FIND_SENT = "messaging.FindSent";
    static final String OPEN = "messaging.OpenStream";
    static final String START = "messaging.StartDelivery";
    static final String CLOSE = "messaging.CloseStream";
    static final String CHECK = "messaging.CheckStream";
    static final String CONFIRM = "messaging.ConfirmReceived";
    static final String MARK_READ = "messaging.MarkRead";
    static final String HISTORY = "messaging.ReadHistory";
    static final String INBOX = "messaging.ListInbox";
    static final String RECEIPTS = "messaging.ReadReceipts";
    static final String MESSAGE_RECEIPTS = "messaging.ReadMessageReceipts";
    static final String SETTINGS = "messaging.ChangeSettings";
    static final String AUDIENCE = "messaging.ListAudience";
    static final String START_DEVICE = "messaging.StartDevice";
    static final String FORGET_DEVICE = "messaging.ForgetDevice";
    static final String RECORD = "messaging.RecordChange";
    static final String ADVANCE = "messaging.AdvanceInboxes";
    static final String EVENT = "messaging.StreamOutput";

    private Names() {}

    /// Opens a stream whose output is told by [#EVENT].
    record Open(UserId user, DeviceId device, SessionId session) {}
}
