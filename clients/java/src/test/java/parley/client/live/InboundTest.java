package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.OTHER_CHAT;
import static parley.client.scripted.Frames.PHONE;
import static parley.client.scripted.Frames.cid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.Message;
import parley.client.model.Progress;
import parley.client.model.SeqRange;
import parley.client.model.UserId;

class InboundTest {
    private final Log log = new Log();
    private final Inbound inbound = new Inbound(Map.of(), log);

    private static Message message(long seq) {
        return message(seq, BOB);
    }

    private static Message message(long seq, UserId from) {
        return new Message(CHAT, seq, from, PHONE, cid(seq), Instant.EPOCH, Content.text("x"));
    }

    private void push(long... seqs) {
        LongStream.of(seqs).forEach(seq -> inbound.message(message(seq), 0));
    }

    private static HistoryPage page(HistoryEntry... entries) {
        return new HistoryPage(List.of(entries), 100);
    }

    private static HistoryEntry stored(long seq) {
        return new HistoryEntry.Stored(message(seq));
    }

    @Test
    void messagesShouldPassOnceAndInOrder() {
        push(4, 5, 5, 4, 6);
        assertEquals(List.of("4", "5", "repeated", "repeated", "6"), log.entries);
    }

    @Test
    void knownProgressShouldDropWhatCameBefore() {
        Inbound resumed = new Inbound(Map.of(CHAT, new Progress(5, List.of(new SeqRange(7, 7)))), log);
        resumed.connected();
        resumed.message(message(5), 0);
        resumed.message(message(6), 0);
        resumed.message(message(7), 0);
        resumed.message(message(8), 0);
        assertEquals(List.of("repeated", "6", "repeated", "8"), log.entries);
    }

    @Test
    void gapShouldBeReportedAndPagedUpToTheLastPush() {
        push(1, 4, 5);
        assertEquals(List.of("1", "violation", "page"), log.entries);
        assertEquals(1, inbound.position(CHAT));
        assertEquals(Inbound.Paging.MORE, inbound.page(CHAT, page(stored(2), stored(3))));
        assertEquals(Inbound.Paging.DONE, inbound.page(CHAT, page(stored(4), stored(5), stored(6))));
        push(6, 7);
        assertEquals(List.of("1", "violation", "page", "2", "3", "4", "5", "6", "repeated", "7"), log.entries);
    }

    @Test
    void historyWithAHoleShouldBeBroken() {
        push(1, 4);
        assertEquals(Inbound.Paging.BROKEN, inbound.page(CHAT, page(stored(3))));
        assertEquals(Inbound.Paging.BROKEN, inbound.page(CHAT, page()));
    }

    @Test
    void pageThatNobodyWantsShouldChangeNothing() {
        push(1);
        assertEquals(Inbound.Paging.DONE, inbound.page(CHAT, page(stored(2))));
        assertEquals(List.of("1"), log.entries);
    }

    @Test
    void ownEntryOnItsWayShouldCloseTheGap() {
        log.own = true;
        push(1, 3, 4);
        assertEquals(List.of("1"), log.entries);
        inbound.acknowledged(CHAT, 2);
        assertEquals(List.of("1", "3", "4"), log.entries);
        assertEquals(Long.MAX_VALUE, inbound.nextDeadline());
    }

    @Test
    void ownEntryThatDoesNotComeShouldBeWaitedForOnlyAWhile() {
        log.own = true;
        push(1, 3);
        assertEquals(2_000, inbound.nextDeadline());
        inbound.expire(1_999);
        assertEquals(List.of("1"), log.entries);
        inbound.expire(2_000);
        assertEquals(List.of("1", "page"), log.entries);
        assertEquals(Inbound.Paging.DONE, inbound.page(CHAT, page(stored(2), stored(3))));
        assertEquals(List.of("1", "page", "2", "3"), log.entries);
    }

    @Test
    void foreignEntryThatWasTakenForAnOwnOneShouldBeAViolation() {
        log.own = true;
        push(1, 3);
        inbound.expire(2_000);
        log.own = false;
        inbound.page(CHAT, page(stored(2), stored(3)));
        assertEquals(List.of("1", "page", "violation", "2", "3"), log.entries);
    }

    @Test
    void skipShouldPassOnlyWhatIsMissing() {
        push(1, 2);
        inbound.skip(CHAT, new SeqRange(2, 4));
        inbound.skip(CHAT, new SeqRange(3, 4));
        push(5);
        assertEquals(List.of("1", "2", "skipped 3-4", "repeated", "5"), log.entries);
    }

    @Test
    void behindShouldPageFromWhereTheDeviceIs() {
        push(3);
        inbound.behind(CHAT, new SeqRange(2, 6));
        push(7);
        assertEquals(List.of("3", "page"), log.entries);
        assertEquals(3, inbound.position(CHAT));
        assertEquals(
                Inbound.Paging.DONE,
                inbound.page(
                        CHAT, page(stored(4), new HistoryEntry.Skipped(new SeqRange(5, 6)), stored(7), stored(8))));
        assertEquals(List.of("3", "page", "4", "skipped 5-6", "7", "8"), log.entries);
    }

    @Test
    void behindThatIsKnownShouldOnlyBeConfirmed() {
        push(1, 2, 3);
        inbound.behind(CHAT, new SeqRange(2, 3));
        assertEquals(List.of("1", "2", "3", "repeated"), log.entries);
    }

    @Test
    void confirmableShouldNotPassWhatWasStored() {
        push(1, 2, 3);
        assertEquals(-1, inbound.confirmable(CHAT));
        inbound.stored(CHAT, new SeqRange(1, 1), true);
        inbound.stored(CHAT, new SeqRange(2, 2), true);
        assertEquals(2, inbound.confirmable(CHAT));
    }

    @Test
    void confirmableShouldNotPassWhatThisSessionWasSent() {
        push(1, 2, 3);
        inbound.stored(CHAT, new SeqRange(1, 3), true);
        inbound.connected();
        assertEquals(0, inbound.confirmable(CHAT));
        push(2);
        assertEquals(2, inbound.confirmable(CHAT));
    }

    @Test
    void ownEntryShouldBeConfirmedOnlyWithWhatLiesBelow() {
        push(1);
        inbound.stored(CHAT, new SeqRange(1, 1), true);
        inbound.acknowledged(CHAT, 3);
        inbound.stored(CHAT, new SeqRange(3, 3), false);
        assertEquals(1, inbound.confirmable(CHAT));
        push(2);
        inbound.stored(CHAT, new SeqRange(2, 2), true);
        assertEquals(3, inbound.confirmable(CHAT));
    }

    /// A server that lost cursors in a crash sends again what this device has; an ack meanwhile is far ahead of that.
    @Test
    void anAckShouldNotLetMoreBeConfirmedThanThisSessionWasSent() {
        push(1, 2, 3, 4, 5);
        inbound.stored(CHAT, new SeqRange(1, 5), true);
        inbound.connected();
        push(2, 3);
        inbound.acknowledged(CHAT, 6);
        inbound.stored(CHAT, new SeqRange(6, 6), false);
        assertEquals(3, inbound.confirmable(CHAT));
        push(4, 5);
        assertEquals(6, inbound.confirmable(CHAT));
    }

    @Test
    void onceSyncedAnAckShouldBeConfirmedWithoutAPush() {
        push(1, 2);
        inbound.stored(CHAT, new SeqRange(1, 2), true);
        inbound.connected();
        inbound.acknowledged(CHAT, 3);
        inbound.stored(CHAT, new SeqRange(3, 3), false);
        assertEquals(0, inbound.confirmable(CHAT));
        inbound.synced();
        assertEquals(3, inbound.confirmable(CHAT));
        assertEquals(List.of("1", "2", "repeated"), log.entries);
        inbound.acknowledged(CHAT, 4);
        inbound.stored(CHAT, new SeqRange(4, 4), false);
        assertEquals(4, inbound.confirmable(CHAT));
    }

    @Test
    void ownEntryShouldNotTellWhereTheDeviceStarts() {
        inbound.acknowledged(CHAT, 9);
        inbound.stored(CHAT, new SeqRange(9, 9), false);
        assertTrue(inbound.confirmable(CHAT) <= 0);
        push(7, 8);
        inbound.stored(CHAT, new SeqRange(7, 7), true);
        inbound.stored(CHAT, new SeqRange(8, 8), true);
        assertEquals(9, inbound.confirmable(CHAT));
        push(9);
        assertEquals(List.of("7", "8", "repeated"), log.entries);
    }

    @Test
    void rewindShouldLetComeAgainWhatWasNotStored() {
        push(1, 2, 3);
        inbound.stored(CHAT, new SeqRange(1, 1), true);
        inbound.rewind();
        inbound.connected();
        push(2, 3);
        assertEquals(List.of("1", "2", "3", "2", "3"), log.entries);
    }

    @Test
    void headsShouldPageWhatDidNotComeUntilTheNextPong() {
        push(1);
        inbound.heads(Map.of(CHAT, 2L));
        assertEquals(List.of("1"), log.entries);
        inbound.heads(Map.of());
        assertEquals(List.of("1", "violation", "page"), log.entries);
    }

    @Test
    void headsShouldForgetWhatCameInTime() {
        push(1);
        inbound.heads(Map.of(CHAT, 2L, OTHER_CHAT, 5L));
        push(2);
        inbound.heads(Map.of());
        assertEquals(List.of("1", "2"), log.entries);
    }

    private static final class Log implements Inbound.Sink {
        private final List<String> entries = new ArrayList<>();
        private boolean own;

        @Override
        public void message(Message message) {
            entries.add(Long.toString(message.seq()));
        }

        @Override
        public void skipped(ConversationId conversation, SeqRange range) {
            entries.add("skipped " + range.from() + "-" + range.to());
        }

        @Override
        public void repeated(ConversationId conversation) {
            entries.add("repeated");
        }

        @Override
        public void page(ConversationId conversation) {
            entries.add("page");
        }

        @Override
        public void violation(String description) {
            entries.add("violation");
        }

        @Override
        public boolean ownMayLandIn(ConversationId conversation) {
            return own;
        }

        @Override
        public boolean isUnanswered(Message message) {
            return own;
        }
    }
}
