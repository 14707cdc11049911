package parley.messaging.application;

import parley.messaging.port.in.AcceptForwarded;

final class AcceptForwardedHandler implements AcceptForwarded {
    private final Errands errands;

    AcceptForwardedHandler(Errands errands) {
        this.errands = errands;
    }

    @Override
    public void accept(Command command, Reply reply) {
        errands.take(command.errands().getFirst().conversation(), command.errands(), reply::accept);
    }
}
