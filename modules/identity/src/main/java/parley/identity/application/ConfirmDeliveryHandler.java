package parley.identity.application;

import parley.identity.port.in.ConfirmDelivery;
import parley.identity.port.out.EventOutbox;

final class ConfirmDeliveryHandler implements ConfirmDelivery {
    private final EventOutbox outbox;

    ConfirmDeliveryHandler(EventOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Result confirm(Command command) {
        outbox.remove(command.event());
        return new Result.Confirmed();
    }
}
