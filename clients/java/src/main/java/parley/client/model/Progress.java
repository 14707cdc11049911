package parley.client.model;

import java.util.List;

/// Which entries of a conversation this device has: everything up to `upTo`, and above it only `ahead`.
///
/// @param upTo 0 or more; [#UNKNOWN] while only own acknowledgements were seen, which say nothing about what
///     lies
///     below
/// them
/// @param ahead ascending, disjoint, all above `upTo`
public record Progress(long upTo, List<SeqRange> ahead) {
    /// No entry has told yet where this device starts in the conversation.
    public static final long UNKNOWN = -1;

    public Progress {
        ahead = List.copyOf(ahead);
        if (upTo < UNKNOWN) {
            throw new IllegalArgumentException("upTo: " + upTo + " (expected: >= -1)");
        }
    }
}
