package parley.presence.application;

import parley.kernel.TimingWheel;
import parley.presence.port.in.RunUpkeep;

/// Confined to the one thread that drives it.
final class RunUpkeepHandler implements RunUpkeep {
    private final TimingWheel wheel;
    private final Registrations registrations;
    private final Inquiries inquiries;
    private final Sightings sightings;
    private final Watchers watchers;
    private final Typists typists;
    private final RemoteTypists remoteTypists;
    private final Visibility visibility;

    RunUpkeepHandler(
            TimingWheel wheel,
            LiveConnections.Parts parts,
            Inquiries inquiries,
            RemoteTypists remoteTypists,
            Visibility visibility) {
        this.wheel = wheel;
        this.registrations = parts.registrations();
        this.inquiries = inquiries;
        this.sightings = parts.sightings();
        this.watchers = parts.watchers();
        this.typists = parts.typists();
        this.remoteTypists = remoteTypists;
        this.visibility = visibility;
    }

    @Override
    public void run() {
        typists.endStale();
        remoteTypists.endStale();
        if (registrations.run(wheel.now())) {
            inquiries.missed();
        }
        inquiries.run();
        sightings.endGraces();
        watchers.flush(visibility, wheel.now());
    }
}
