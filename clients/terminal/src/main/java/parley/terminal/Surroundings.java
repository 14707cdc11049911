package parley.terminal;

import java.time.InstantSource;
import parley.client.model.UserId;

/// What the parts of a chat share. Guarded by [Chat].
record Surroundings(
        UserId self,
        String handle,
        Server server,
        Screen screen,
        Style style,
        InstantSource clock,
        People people,
        Circles circles) {
    static Surroundings of(UserId self, String handle, Server server, Screen screen, Style style, InstantSource clock) {
        return new Surroundings(
                self, handle, server, screen, style, clock, new People(server), new Circles(server.groups()));
    }

    void say(String text) {
        screen.notice(text);
    }
}
