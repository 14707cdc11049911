package parley.terminal;

/// The terminal that the program runs in, as far as its modes and size go.
interface Terminal {
    /// @param columns at least 1
    record Size(int rows, int columns) {
        public Size {
            rows = Math.max(1, rows);
            columns = Math.max(1, columns);
        }
    }

    /// The present size; may be a second old.
    Size size();
}
