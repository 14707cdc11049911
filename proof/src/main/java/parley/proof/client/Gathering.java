package parley.proof.client;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import parley.client.model.ConversationId;
import parley.client.model.NewGroup;
import parley.client.model.Recipient;
import parley.client.model.UserId;

/// A group: its owner, who stays, and guests, who come and go.
///
/// @param id of the group and of its conversation
/// @param owner a device of the owner
/// @param guests one device of each of the others that come and go
public record Gathering(ConversationId id, Participant owner, List<Participant> guests) {
    public Gathering {
        guests = List.copyOf(guests);
    }

    /// Makes a group of an owner, guests, and others who always stay.
    public static Gathering of(String name, Participant owner, List<Participant> guests, List<Device> others) {
        List<UserId> members = Stream.concat(
                        guests.stream().map(Participant::user), others.stream().map(Device::user))
                .toList();
        ConversationId id = owner.groups()
                .create(new NewGroup(name, "", members), UUID.randomUUID().toString())
                .group();
        return new Gathering(id, owner, guests);
    }

    public Recipient recipient() {
        return Recipient.conversation(id);
    }
}
