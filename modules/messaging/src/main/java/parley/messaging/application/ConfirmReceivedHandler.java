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
        DeviceStream.Confirmation confirmation = stream.confirm(command.conversation(), command.seq());
        return confirmation == DeviceStream.Confirmation.ASK_CURSOR
                ? compareWithCursor(stream, command)
                : result(confirmation);
    }

    /// Repeats of old confirmations are in range; in a conversation at rest nothing was sent beyond the
    /// cursor, unless the device was just acknowledged an entry there and the stream has yet to read the
    /// cursor.
    private Result compareWithCursor(DeviceStream stream, Command command) {
        try {
            long cursor = cursors.find(stream.user(), stream.device(), command.conversation())
                    .orElse(0);
            return result(stream.confirm(command.conversation(), command.seq(), cursor));
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private static Result result(DeviceStream.Confirmation confirmation) {
        return switch (confirmation) {
            case CONFIRMED -> new Result.Confirmed();
            case OUT_OF_RANGE, ASK_CURSOR -> new Result.OutOfRange();
            case NO_STREAM -> new Result.NoStream();
        };
    }
}
