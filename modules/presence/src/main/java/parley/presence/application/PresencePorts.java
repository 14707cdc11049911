package parley.presence.application;

import parley.kernel.TimingWheel;
import parley.presence.port.out.ConnectionRegistry;

/// What presence is built on.
///
/// @param wheel watches the deadlines, one timer per connection; driven by whoever built it, at least once a second
public record PresencePorts(ConnectionRegistry registry, TimingWheel wheel) {}
