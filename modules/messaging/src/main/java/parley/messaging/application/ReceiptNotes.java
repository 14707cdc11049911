package parley.messaging.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Watermark;
import parley.messaging.port.out.Append;

/// To whom receipts in groups matter: who has sent up to which seq since the conversation was opened here,
/// and which watermarks were told since.
///
/// An entry is noted before anybody can have seen it, and a watermark only after it was told, so that a
/// sender hears of everything that moves over an entry of its own. Groups that were not used for longest are
/// forgotten when there are too many notes: then, as after a restart, senders learn of receipts from their
/// inbox.
final class ReceiptNotes {
    private static final float LOAD_FACTOR = 0.75f;

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<ConversationId, Map<UserId, Note>> groups = new LinkedHashMap<>(16, LOAD_FACTOR, true);
    private int count;

    /// @param most notes of all groups together, one for every user who has sent or was told about
    ReceiptNotes(int most) {
        this.most = most;
    }

    /// What is known of one user in one group.
    ///
    /// @param sent seq of its last message, 0 if none
    /// @param delivered as it was told to senders
    /// @param read as it was told to senders
    record Note(long sent, long delivered, long read) {
        static final Note NONE = new Note(0, 0, 0);

        Note sentUpTo(long seq) {
            return new Note(Math.max(sent, seq), delivered, read);
        }

        Note toldUpTo(Watermark mark) {
            return new Note(sent, Math.max(delivered, mark.delivered()), Math.max(read, mark.read()));
        }
    }

    /// A user who has sent something.
    record Sender(UserId user, long sent) {}

    /// Messages are about to be appended. In direct conversations, and in groups where nothing is pushed,
    /// there is nothing to be noted.
    void appending(Conversation conversation, Append append) {
        if (!(conversation instanceof Conversation.Group) || !append.jobs().isEmpty()) {
            return;
        }
        sent(append.entries());
    }

    /// Messages to a group are about to be seen here: they were appended here, or come from where they were.
    void sent(List<LogEntry> entries) {
        lock.lock();
        try {
            for (LogEntry entry : entries) {
                if (entry.kind().countable()) {
                    Map<UserId, Note> notes = groups.computeIfAbsent(entry.conversation(), absent -> new HashMap<>());
                    put(notes, entry.sender(), note(notes, entry.sender()).sentUpTo(entry.seq()));
                }
            }
            makeRoom();
        } finally {
            lock.unlock();
        }
    }

    /// Those who have sent something, in no particular order.
    List<Sender> senders(ConversationId group) {
        lock.lock();
        try {
            List<Sender> senders = new ArrayList<>();
            groups.getOrDefault(group, Map.of()).forEach((user, note) -> {
                if (note.sent() > 0) {
                    senders.add(new Sender(user, note.sent()));
                }
            });
            return senders;
        } finally {
            lock.unlock();
        }
    }

    /// The user's watermark as it was told last.
    Watermark told(ConversationId group, UserId user) {
        lock.lock();
        try {
            Note note = note(groups.getOrDefault(group, Map.of()), user);
            return new Watermark(group, user, note.delivered(), note.read());
        } finally {
            lock.unlock();
        }
    }

    /// These watermarks were told to those to whom they matter.
    void tell(List<Watermark> marks) {
        lock.lock();
        try {
            for (Watermark mark : marks) {
                Map<UserId, Note> notes = groups.get(mark.conversation());
                if (notes != null) {
                    put(notes, mark.user(), note(notes, mark.user()).toldUpTo(mark));
                }
            }
            makeRoom();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    private static Note note(Map<UserId, Note> notes, UserId user) {
        return notes.getOrDefault(user, Note.NONE);
    }

    private void put(Map<UserId, Note> notes, UserId user, Note note) {
        if (notes.put(user, note) == null) {
            count++;
        }
    }

    private void makeRoom() {
        Iterator<Map<UserId, Note>> eldest = groups.values().iterator();
        while (count > most) {
            count -= eldest.next().size();
            eldest.remove();
        }
    }
}
