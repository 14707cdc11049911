package parley.client.model;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Walks a paged list, asking for a page only when it is reached.
public final class Pages {
    private Pages() {}

    /// The items of all pages, in order.
    ///
    /// @param source gives the page for a cursor; the first has the empty one
    public static <T> Stream<T> items(Function<String, Page<T>> source) {
        Iterable<Page<T>> pages = () -> new Walk<>(source);
        return StreamSupport.stream(pages.spliterator(), false).flatMap(page -> page.items().stream());
    }

    private static final class Walk<T> implements Iterator<Page<T>> {
        private final Function<String, Page<T>> source;
        private String cursor = "";
        private boolean ended;

        Walk(Function<String, Page<T>> source) {
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public Page<T> next() {
            if (ended) {
                throw new NoSuchElementException("no page after the last");
            }
            Page<T> page = source.apply(cursor);
            cursor = page.next();
            ended = page.last();
            return page;
        }
    }
}
