package parley.identity.inmemory;

import java.util.Optional;
import parley.identity.domain.Credential;
import parley.identity.domain.Device;
import parley.identity.domain.RefreshChain;
import parley.identity.port.out.RefreshChains;
import parley.kernel.DeviceId;

final class InMemoryRefreshChains implements RefreshChains {
    private final Tables tables;

    InMemoryRefreshChains(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<RefreshChain> find(DeviceId device) {
        synchronized (tables) {
            return Optional.ofNullable(tables.chains.get(device));
        }
    }

    @Override
    public boolean restart(RefreshChain chain, Credential verified, long seenAt) {
        synchronized (tables) {
            Device device = tables.devices.get(chain.device());
            if (device == null
                    || !device.user().equals(chain.user())
                    || !tables.hasCredential(chain.user(), verified)) {
                return false;
            }
            tables.chains.put(chain.device(), chain);
            tables.see(chain.device(), seenAt);
            return true;
        }
    }

    @Override
    public boolean advance(RefreshChain next, long seenAt) {
        synchronized (tables) {
            RefreshChain stored = tables.chains.get(next.device());
            if (stored == null
                    || stored.version() != next.version() - 1
                    || !stored.family().equals(next.family())) {
                return false;
            }
            tables.chains.put(next.device(), next);
            tables.see(next.device(), seenAt);
            return true;
        }
    }
}
