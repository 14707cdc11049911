package parley.app.config;

import java.time.Duration;

/// Bounds of what is on its way to one other instance.
///
/// @param queueEvents most events that wait
/// @param queueBytes most bytes of them
/// @param calls most calls that wait for answers, of all instances together
/// @param callTimeout how long an answer is waited for
public record PeerTraffic(int queueEvents, long queueBytes, int calls, Duration callTimeout) {}
