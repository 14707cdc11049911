package parley.app.server;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A part that is needed before it can be built, because two contexts ask each other.
final class Late<T> {
    private final String name;
    private final AtomicReference<@Nullable T> part = new AtomicReference<>();

    Late(String name) {
        this.name = name;
    }

    void set(T built) {
        if (!part.compareAndSet(null, built)) {
            throw new IllegalStateException(name + " is built twice");
        }
    }

    T get() {
        T built = part.get();
        if (built == null) {
            throw new IllegalStateException(name + " is used before it is built");
        }
        return built;
    }
}
