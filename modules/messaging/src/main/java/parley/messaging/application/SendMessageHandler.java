package parley.messaging.application;

import parley.messaging.port.in.SendMessage;

final class SendMessageHandler implements SendMessage {
    private final Route route;

    SendMessageHandler(Route route) {
        this.route = route;
    }

    @Override
    public void send(Command command, Reply reply) {
        route.send(command, reply);
    }
}
