package parley.messaging.application;

import parley.messaging.port.in.ReadReceipts;
import parley.messaging.port.out.LogUnavailableException;

final class ReadReceiptsHandler implements ReadReceipts {
    private final MessagingPorts ports;
    private final KnownConversations conversations;

    ReadReceiptsHandler(MessagingPorts ports, KnownConversations conversations) {
        this.ports = ports;
        this.conversations = conversations;
    }

    @Override
    public Result read(Query query) {
        try {
            return conversations.ofMember(query.conversation(), query.user()).isPresent()
                    ? new Result.Found(ports.receipts().list(query.conversation()))
                    : new Result.NotFound();
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }
}
