package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import parley.messaging.domain.CursorMark;
import parley.messaging.port.out.Cursors;
import parley.messaging.port.out.LogUnavailableException;

/// Stores the cursors that streams have moved: all together once a second, and a stream's own when it ends.
final class CursorFlush {
    private final Cursors cursors;
    private final StreamSupport support;

    CursorFlush(Cursors cursors, StreamSupport support) {
        this.cursors = cursors;
        this.support = support;
    }

    /// Stores what one stream has gathered. What is lost here is only delivered again.
    void store(DeviceStream stream) {
        List<CursorMark> marks = stream.takeDirty();
        try {
            if (!marks.isEmpty()) {
                cursors.advance(marks);
                stream.stored();
            }
        } catch (LogUnavailableException unavailable) {
            stream.notStored();
        } catch (RuntimeException fault) {
            stream.notStored();
            throw fault;
        }
    }

    /// Stores what all streams have gathered.
    void storeAll() {
        List<DeviceStream> streams = new ArrayList<>();
        List<CursorMark> marks = new ArrayList<>();
        for (DeviceStream next = support.nextDirty(); next != null; next = support.nextDirty()) {
            streams.add(next);
            marks.addAll(next.takeDirty());
        }
        try {
            if (!marks.isEmpty()) {
                cursors.advance(marks);
            }
            streams.forEach(DeviceStream::stored);
        } catch (LogUnavailableException unavailable) {
            streams.forEach(DeviceStream::notStored);
        } catch (RuntimeException fault) {
            streams.forEach(DeviceStream::notStored);
            throw fault;
        }
    }
}
