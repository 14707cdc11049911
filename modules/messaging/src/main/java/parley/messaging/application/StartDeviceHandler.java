package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import parley.messaging.domain.CursorMark;
import parley.messaging.domain.InboxRow;
import parley.messaging.port.in.StartDevice;
import parley.messaging.port.out.LogUnavailableException;

final class StartDeviceHandler implements StartDevice {
    private final MessagingPorts ports;

    StartDeviceHandler(MessagingPorts ports) {
        this.ports = ports;
    }

    @Override
    public Result start(Command command) {
        try {
            List<CursorMark> marks = new ArrayList<>();
            for (InboxRow row : new InboxScan(ports.inboxes(), command.user())) {
                marks.add(new CursorMark(command.user(), command.device(), row.conversation(), row.head()));
            }
            if (!marks.isEmpty()) {
                ports.cursors().advance(marks);
            }
            return new Result.Started();
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }
}
