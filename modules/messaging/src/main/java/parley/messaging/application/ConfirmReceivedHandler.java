package parley.messaging.application;

import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.out.Cursors;
import parley.messaging.port.out.LogUnavailableException;

final class ConfirmReceivedHandler implements ConfirmReceived {
    private final Streams streams;
    private final Cursors cursors;

    ConfirmReceivedHandler(Streams streams, Cursors cursors) {
        this.streams = streams;
        this.cursors = cursors;
    }

    @Override
    public Result confirm(Command command) {
        return streams.find(command.session())
                .map(stream -> confirm(stream, command))
                .orElseGet(Result.NoStream::new);
    }

    private Result confirm(DeviceStream stream, Command command) {
        return switch (stream.confirm(command.conversation(), command.seq())) {
            case CONFIRMED -> new Result.Confirmed();
            case OUT_OF_RANGE -> new Result.OutOfRange();
            case NO_STREAM -> new Result.NoStream();
            case ASK_CURSOR -> compareWithCursor(stream, command);
        };
    }

    /// Repeats of old confirmations are in range; in a conversation at rest nothing was sent beyond the
    /// cursor.
    private Result compareWithCursor(DeviceStream stream, Command command) {
        try {
            long cursor = cursors.find(stream.user(), stream.device(), command.conversation())
                    .orElse(0);
            boolean inRange = command.seq() >= 1 && command.seq() <= cursor;
            return inRange ? new Result.Confirmed() : new Result.OutOfRange();
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }
}
