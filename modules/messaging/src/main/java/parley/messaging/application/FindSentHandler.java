package parley.messaging.application;

import parley.messaging.port.in.FindSent;

final class FindSentHandler implements FindSent {
    private final Route route;

    FindSentHandler(Route route) {
        this.route = route;
    }

    @Override
    public Result find(Query query) {
        return route.find(query);
    }
}
