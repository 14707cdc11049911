package parley.proof.client;

import java.util.ArrayList;
import java.util.List;
import parley.proof.history.History;

/// Everybody in a run.
///
/// @param participants connected devices, two of each user
/// @param absent devices of other users, who are members of the largest group and not connected
/// @param gatherings the groups
public record Cast(List<Participant> participants, List<Device> absent, List<Gathering> gatherings) {
    public Cast {
        participants = List.copyOf(participants);
        absent = List.copyOf(absent);
        gatherings = List.copyOf(gatherings);
    }

    /// The same after some of those who were away have connected.
    public Cast waking(int count, History history) {
        int awake = Math.min(count, absent.size());
        List<Participant> more = new ArrayList<>(participants);
        absent.subList(0, awake).forEach(device -> more.add(new Participant(device, history)));
        return new Cast(more, absent.subList(awake, absent.size()), gatherings);
    }

    /// Sends that have no answer yet.
    public int unanswered() {
        return participants.stream().mapToInt(Participant::unanswered).sum();
    }

    public void close() {
        participants.forEach(Participant::close);
    }
}
