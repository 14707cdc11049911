package parley.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.bench.check.GroupCheck;
import parley.bench.wire.ClientFrames;

/// Devices in one conversation, of which some take turns in sending to all others.
final class Group extends Way {

    final GroupCheck check;
    private final List<Client> members;
    private final byte[] conversation;
    private final int senders;
    private int turn;

    /// @param members at least two, each in this group only, numbered by [Client#member]
    /// @param senders how many of the first of them send
    Group(int index, String conversation, List<Client> members, int senders, GroupCheck check) {
        super(index, members.getFirst().loop);
        this.members = List.copyOf(members);
        this.conversation = conversation.getBytes(StandardCharsets.US_ASCII);
        this.senders = senders;
        this.check = check;
    }

    boolean has(@Nullable Client client) {
        return client != null && client.member < members.size() && members.get(client.member) == client;
    }

    @Override
    Client nextSender() {
        Client sender = members.get(turn);
        turn = turn + 1 == senders ? 0 : turn + 1;
        return sender;
    }

    @Override
    void write(ClientFrames frames, Client from, long dueAt) {
        frames.sendToGroup(from.out, conversation, dueAt, index, check.send(from.member));
    }

    @Override
    int sent() {
        return check.sent();
    }

    @Override
    int audience() {
        return members.size() - 1;
    }

    @Override
    boolean refuse(int number) {
        return check.refuse(number);
    }

    @Override
    void mistaken() {
        check.mistaken();
    }
}
