package parley.messaging.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                stream.stored(marks);
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
        Map<DeviceStream, List<CursorMark>> taken = new HashMap<>();
        List<CursorMark> marks = new ArrayList<>();
        for (DeviceStream next = support.nextDirty(); next != null; next = support.nextDirty()) {
            List<CursorMark> own = next.takeDirty();
            taken.put(next, own);
            marks.addAll(own);
        }
        try {
            if (!marks.isEmpty()) {
                cursors.advance(marks);
            }
            taken.forEach(DeviceStream::stored);
        } catch (LogUnavailableException unavailable) {
            taken.keySet().forEach(DeviceStream::notStored);
        } catch (RuntimeException fault) {
            taken.keySet().forEach(DeviceStream::notStored);
            throw fault;
        }
    }
}
