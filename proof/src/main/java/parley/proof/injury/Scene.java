package parley.proof.injury;

import java.time.Duration;
import java.util.SplittableRandom;
import parley.client.model.Recipient;
import parley.proof.client.Cast;
import parley.proof.client.Participant;
import parley.proof.client.Storm;
import parley.proof.history.History;
import parley.proof.history.Observation;

/// Who is there while something is hurt, and what they can be made to do at the same time.
///
/// @param storm sends the same cids many times at once
public record Scene(Cast cast, History history, Storm storm) {
    private static final int STORM_MESSAGES = 15;
    private static final int FLOOD_MESSAGES = 8;
    private static final double SWITCHING = 0.3;

    /// Notes that something is done.
    public void note(String what) {
        history.add(new Observation.Injured("-", what));
    }

    /// A burst to the largest group, so that its fan-out is under way when this returns.
    public void flood() throws InterruptedException {
        if (cast.gatherings().isEmpty()) {
            return;
        }
        Recipient largest = cast.gatherings().getLast().recipient();
        for (int message = 0; message < FLOOD_MESSAGES; message++) {
            for (Participant participant : cast.participants()) {
                participant.send(largest, Duration.ZERO);
            }
        }
    }

    /// Some devices go on over the other transport.
    public void switchTransports(SplittableRandom random) {
        for (Participant participant : cast.participants()) {
            if (random.nextDouble() < SWITCHING) {
                participant.switchTransport();
            }
        }
    }

    /// Sends the same cids many times at once, to the largest group or to somebody.
    public void blowStorm(SplittableRandom random) throws InterruptedException {
        Participant from = any(random);
        Participant to = any(random);
        if (!cast.gatherings().isEmpty() && random.nextBoolean()) {
            storm.blow(from, cast.gatherings().getLast().recipient(), STORM_MESSAGES);
        } else if (!from.user().equals(to.user())) {
            storm.blow(from, Recipient.user(to.user()), STORM_MESSAGES);
        }
    }

    private Participant any(SplittableRandom random) {
        return cast.participants().get(random.nextInt(cast.participants().size()));
    }
}
