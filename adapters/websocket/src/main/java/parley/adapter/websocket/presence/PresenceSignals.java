package parley.adapter.websocket.presence;

import parley.adapter.websocket.frame.ClientFrame;
import parley.adapter.websocket.frame.ErrorFrame;
import parley.adapter.websocket.frame.Ref;
import parley.adapter.websocket.session.Session;
import parley.adapter.websocket.session.Signals;
import parley.adapter.wire.ErrorCode;
import parley.presence.port.in.ShowTyping;
import parley.presence.port.in.UnwatchUsers;
import parley.presence.port.in.WatchUsers;

/// Has presence act on the frames of sessions. The one table from its results to frames.
public final class PresenceSignals implements Signals {
    private static final long RETRY_MILLIS = 1000;

    private final WatchUsers watch;
    private final UnwatchUsers unwatch;
    private final ShowTyping typing;

    public PresenceSignals(WatchUsers watch, UnwatchUsers unwatch, ShowTyping typing) {
        this.watch = watch;
        this.unwatch = unwatch;
        this.typing = typing;
    }

    @Override
    public void handle(Session session, ClientFrame.OfPresence frame) {
        switch (frame) {
            case ClientFrame.Watch watched -> watch(session, watched);
            case ClientFrame.Unwatch unwatched ->
                unwatch.unwatch(new UnwatchUsers.Command(session.id(), unwatched.users()));
            case ClientFrame.Typing shown -> type(session, shown);
        }
    }

    private void watch(Session session, ClientFrame.Watch frame) {
        switch (watch.watch(new WatchUsers.Command(session.id(), frame.users()))) {
            case WatchUsers.Result.Watching watching -> {}
            case WatchUsers.Result.NoSession over -> {}
            case WatchUsers.Result.TooMany(int limit) ->
                session.send(ErrorFrame.of(
                        frame.ref(), ErrorCode.TOO_LARGE, "users: more than " + limit + " watched by this session"));
            case WatchUsers.Result.Full full ->
                session.send(unavailable(frame.ref(), "too many users are watched: try again later"));
        }
    }

    private void type(Session session, ClientFrame.Typing frame) {
        switch (typing.show(new ShowTyping.Command(session.id(), frame.conversation(), frame.on()))) {
            case ShowTyping.Result.Taken taken -> {}
            case ShowTyping.Result.NotMember notMember ->
                session.send(ErrorFrame.of(
                        frame.ref(), ErrorCode.NOT_MEMBER, "conversation: no longer a member of this group"));
            case ShowTyping.Result.NotFound notFound ->
                session.send(ErrorFrame.of(frame.ref(), ErrorCode.NOT_FOUND, "conversation: no such conversation"));
            case ShowTyping.Result.Unavailable unavailable ->
                session.send(unavailable(frame.ref(), "the members cannot be found out now"));
        }
    }

    private static ErrorFrame unavailable(Ref ref, String message) {
        return ErrorFrame.of(ref, ErrorCode.UNAVAILABLE, message).retryAfter(RETRY_MILLIS);
    }
}
