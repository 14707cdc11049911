package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import parley.messaging.application.Errands.Errant;
import parley.messaging.domain.Errand;
import parley.messaging.port.in.AcceptForwarded;
import parley.messaging.port.in.SendMessage;

/// The stream that carried a message is on the instance that asks, so here it counts as carried by none.
final class AcceptForwardedHandler implements AcceptForwarded {
    private static final SendMessage.Carrier ELSEWHERE = new SendMessage.Carrier.Request();

    private final Errands errands;

    AcceptForwardedHandler(Errands errands) {
        this.errands = errands;
    }

    @Override
    public void accept(Command command, Reply reply) {
        List<Errant> taken = new ArrayList<>(command.errands().size());
        for (Errand errand : command.errands()) {
            taken.add(new Errant(errand, ELSEWHERE));
        }
        errands.take(command.errands().getFirst().conversation(), taken, true, reply::accept);
    }
}
