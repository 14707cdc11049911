package parley.presence.application;

import parley.kernel.TimingWheel;
import parley.presence.port.in.RunUpkeep;

/// Confined to the one thread that drives it.
final class RunUpkeepHandler implements RunUpkeep {
    private final TimingWheel wheel;
    private final Sightings sightings;
    private final Watchers watchers;
    private final Typists typists;
    private final Visibility visibility;

    RunUpkeepHandler(
            TimingWheel wheel, Sightings sightings, Watchers watchers, Typists typists, Visibility visibility) {
        this.wheel = wheel;
        this.sightings = sightings;
        this.watchers = watchers;
        this.typists = typists;
        this.visibility = visibility;
    }

    @Override
    public void run() {
        typists.endStale();
        sightings.endGraces();
        watchers.flush(visibility, wheel.now());
    }
}
