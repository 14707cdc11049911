package parley.client.live;

/// Opens links to the server.
@FunctionalInterface
interface Transport {
    /// Opens a link; blocks until it is open.
    ///
    /// @param route what the last `welcome` said; empty at first
    /// @param listener told what arrives, one call at a time
    /// @throws parley.client.model.RefusedException if the server refused: `unauthenticated` for the token
    /// @throws parley.client.model.UnreachableException if no answer came in time
    Link open(String accessToken, String route, Listener listener);

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

        /// Says goodbye and ends the link.
        void close();

        /// Ends the link at once.
        void abort();
    }

    interface Listener {
        /// The text of one message. The next comes after [Link#demand].
        void text(String text);

        /// The link ended. Not called after [Link#abort].
        ///
        /// @param code WebSocket close code; 1006 if there was none
        void lost(int code, String reason);
    }
}
