package parley.messaging.application;

import parley.messaging.port.in.FindSent.Query;
import parley.messaging.port.in.FindSent.Result;
import parley.messaging.port.out.LogUnavailableException;
import parley.messaging.port.out.MessageLog;

/// Knows, where a conversation is owned, which cids are stored or on their way.
final class SentCids {
    private final Sequencers sequencers;
    private final MessageLog log;

    SentCids(Sequencers sequencers, MessageLog log) {
        this.sequencers = sequencers;
        this.log = log;
    }

    /// May read the store.
    Result find(Query query) {
        if (isPending(query)) {
            return new Result.Known();
        }
        try {
            return log.find(query.sender(), query.cid()).isPresent() ? new Result.Known() : new Result.Missing();
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private boolean isPending(Query query) {
        PendingSend.Key key = new PendingSend.Key(query.sender(), query.cid());
        return sequencers
                .find(query.to().conversation(query.sender()))
                .filter(it -> it.awaits(key))
                .isPresent();
    }
}
