package parley.adapter.rocksdb;

import java.nio.charset.StandardCharsets;

/// Small writes for tests of the store, which does not care what is stored.
final class Notes {
    private Notes() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    static String read(RocksDbStore store, String key) {
        return store.read(view -> view.get(Family.CONVERSATIONS, bytes(key)))
                .map(Notes::text)
                .orElse("");
    }

    static Mutation write(String key, String value) {
        return new Write(key, value);
    }

    /// Appends to the value instead of replacing it, so that it shows whether it saw what is stored.
    static Mutation extend(String key, String value) {
        return new Extend(key, value);
    }

    /// Writes and then throws.
    static Mutation poison(String key) {
        return new Poison(key);
    }

    static Mutation deleteAll(String prefix) {
        return new DeleteAll(prefix);
    }

    private static final class Write extends Mutation {
        private final String key;
        private final String value;

        Write(String key, String value) {
            this.key = key;
            this.value = value;
        }

        @Override
        protected void apply(Batch batch) {
            batch.put(Family.CONVERSATIONS, bytes(key), bytes(value));
        }
    }

    private static final class Extend extends Mutation {
        private final String key;
        private final String value;

        Extend(String key, String value) {
            this.key = key;
            this.value = value;
        }

        @Override
        protected void apply(Batch batch) {
            String old = batch.find(Family.CONVERSATIONS, bytes(key))
                    .map(Notes::text)
                    .orElse("");
            batch.put(Family.CONVERSATIONS, bytes(key), bytes(old + value));
        }
    }

    private static final class Poison extends Mutation {
        private final String key;

        Poison(String key) {
            this.key = key;
        }

        @Override
        protected void apply(Batch batch) {
            batch.put(Family.CONVERSATIONS, bytes(key), bytes("poison"));
            throw new IllegalArgumentException("poison");
        }
    }

    private static final class DeleteAll extends Mutation {
        private final String prefix;

        DeleteAll(String prefix) {
            this.prefix = prefix;
        }

        @Override
        protected void apply(Batch batch) {
            batch.deleteAll(Family.CONVERSATIONS, bytes(prefix));
        }
    }
}
