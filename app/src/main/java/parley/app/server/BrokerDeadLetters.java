package parley.app.server;

import parley.adapter.artemis.DeadLetterQueue;
import parley.adapter.artemis.QueueException;
import parley.adapter.rest.DeadLetters;

/// Shows administrators the dead letters of the broker.
final class BrokerDeadLetters implements DeadLetters {
    private final DeadLetterQueue queue;

    BrokerDeadLetters(DeadLetterQueue queue) {
        this.queue = queue;
    }

    @Override
    public Listing list(int limit) {
        try {
            return new Listing.Found(
                    queue.list(limit).stream()
                            .map(letter -> new DeadLetter(
                                    letter.id(), letter.queue(), letter.at(), letter.reason(), letter.size()))
                            .toList(),
                    queue.count());
        } catch (QueueException unavailable) {
            return new Listing.Unavailable();
        }
    }

    @Override
    public Requeued requeue(String id) {
        try {
            return queue.requeue(id) ? Requeued.DONE : Requeued.NOT_FOUND;
        } catch (QueueException unavailable) {
            return Requeued.UNAVAILABLE;
        }
    }
}
