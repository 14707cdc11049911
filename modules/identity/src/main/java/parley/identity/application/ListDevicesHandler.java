package parley.identity.application;

import parley.identity.port.in.ListDevices;
import parley.identity.port.out.Devices;

final class ListDevicesHandler implements ListDevices {
    private final Devices devices;

    ListDevicesHandler(Devices devices) {
        this.devices = devices;
    }

    @Override
    public Result list(Query query) {
        return new Result.Listed(devices.list(query.user()));
    }
}
