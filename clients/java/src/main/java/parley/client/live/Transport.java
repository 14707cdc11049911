package parley.client.live;

/// Opens links to the server.
@FunctionalInterface
interface Transport {
    /// Opens a link and greets the server; blocks until it is open.
    ///
    /// @param listener told what arrives, one call at a time
    /// @throws parley.client.model.RefusedException if the server refused: `unauthenticated` for the token,
    ///     `rate_limited` and `unavailable` if that was its own word, `other` if something else may have answered
    /// @throws parley.client.model.UnreachableException if no answer came in time, or the listener does not want
    ///     the link any more
    Link open(Opening opening, Listener listener);

    /// How a link begins.
    ///
    /// @param route what the last `welcome` said; empty at first
    /// @param hello the frame that comes first
    record Opening(String accessToken, String route, String hello) {
        /// Leaves the token out, so that it does not end up in a log.
        @Override
        public String toString() {
            return "Opening[route=" + route + "]";
        }
    }

    /// An open link. No method blocks.
    interface Link {
        /// Queues a frame for [#flush]. A link that cannot get rid of its frames ends itself.
        void send(String frame);

        /// Lets the queued frames leave, as few messages as possible.
        void flush();

        /// What the server accepts in one message.
        void limits(int batch, int bytes);

        /// Asks for one more message.
        void demand();

        /// Lets the queued frames leave, says goodbye and ends the link.
        void close();

        /// Ends the link at once.
        void abort();
    }

    interface Listener {
        /// Greets the server, unless the link is not wanted any more.
        ///
        /// @param greet runs before this returns, while nobody can give the link up; must not block
        /// @param cancel runs if the link is given up before [Transport#open] has returned it; must not block
        /// @return false if the server was not greeted
        boolean greet(Runnable greet, Runnable cancel);

        /// The text of one message. The next comes after [Link#demand].
        void text(String text);

        /// The link ended. Not called after [Link#abort].
        ///
        /// @param code WebSocket close code; 1006 if there was none
        void lost(int code, String reason);
    }
}
