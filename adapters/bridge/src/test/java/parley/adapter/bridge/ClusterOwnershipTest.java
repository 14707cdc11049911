package parley.adapter.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.messaging.Messages.ALICE_AND_BOB;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.cluster.Fleet;
import parley.cluster.Machine;
import parley.cluster.domain.Shards;
import parley.kernel.ConversationId;
import parley.messaging.port.out.Ownership;
import parley.messaging.port.out.Ownership.Answer;
import parley.messaging.port.out.Ownership.Lease;
import parley.messaging.port.out.OwnershipContract;

final class ClusterOwnershipTest implements OwnershipContract {
    private static final ConversationId CONVERSATION = ALICE_AND_BOB.id();
    private final Fleet fleet = new Fleet();
    private final Machine one = fleet.start(1);

    @Override
    public Ownership ownership() {
        fleet.pass(Duration.ofSeconds(1));
        return new ClusterOwnership(one.cluster.find());
    }

    @Test
    void ofShouldAnswerTheSameLeaseAsLongAsItHolds() {
        Ownership ownership = ownership();

        assertEquals(ownership.of(CONVERSATION), ownership.of(CONVERSATION));
    }

    @Test
    void aLeaseThatWasLostShouldBeAnotherThanTheNextOne() {
        Ownership ownership = ownership();
        Lease first =
                assertInstanceOf(Answer.Mine.class, ownership.of(CONVERSATION)).lease();
        fleet.table.leave(fleet.table.instances().getFirst().incarnation());
        fleet.pass(Duration.ofSeconds(5));

        Lease second =
                assertInstanceOf(Answer.Mine.class, ownership.of(CONVERSATION)).lease();

        assertFalse(first.fence().holds());
        assertFalse(first.fence().enter());
        assertEquals(first.epoch() + 1, second.epoch());
    }

    @Test
    void ofShouldKnowTheOtherOwnerAndThatThereIsNone() {
        Machine two = fleet.start(2);
        assertEquals(new Answer.Nobody(), new ClusterOwnership(two.cluster.find()).of(CONVERSATION));
        fleet.pass(Duration.ofSeconds(15));
        ConversationId others = conversationOf(one);

        assertEquals(new Answer.Elsewhere(one.instance.id()), new ClusterOwnership(two.cluster.find()).of(others));
        assertInstanceOf(Answer.Mine.class, new ClusterOwnership(one.cluster.find()).of(others));
    }

    private ConversationId conversationOf(Machine machine) {
        for (int number = 0; number < Shards.COUNT; number++) {
            ConversationId id = new ConversationId(new UUID(5, number));
            if (fleet.fence(machine, Shards.of(id)).isPresent()) {
                return id;
            }
        }
        throw new AssertionError("owns nothing");
    }
}
