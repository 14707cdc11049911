package parley.presence.application;

import parley.presence.port.in.ShowTyping;

final class ShowTypingHandler implements ShowTyping {
    private final LiveConnections live;

    ShowTypingHandler(LiveConnections live) {
        this.live = live;
    }

    @Override
    public Result show(Command command) {
        LiveConnection connection = live.find(command.session());
        if (connection == null) {
            return new Result.Taken(); // over: nobody waits for an answer
        }
        Typists typists = live.typists();
        if (!command.on()) {
            typists.stop(connection.connection().user(), command.conversation());
            return new Result.Taken();
        }
        Result result = typists.start(connection.connection(), command.conversation());
        if (connection.ended()) {
            typists.ended(command.session()); // its end may have been over before it was noted that it types
        }
        return result;
    }
}
