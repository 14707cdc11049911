package parley.architecture.violations.torn.shop.domain;

/// Says more than the formatter lets stand in one line of a comment, which it therefore breaks in two
/// for a
/// reader to stumble over.
///
/// A paragraph may end in a few words, however long the line before them is, because it has to end
/// somewhere.
final class Torn {
    /// Lists are paragraphs, too, and so is what follows:
    /// - an item that goes on in a second line, because it does not fit into one, and ends
    ///   there
    /// - an item that goes on in a second line, because it does not fit into one, and then
    ///   would
    ///   have gone on
    ///
    /// @param words as many as it takes to come near the end of the line, which nobody needs to read
    /// here
    /// @return what the formatter made of a line that was longer than it lets a line of a comment be
    /// three words too
    /// many
    int count(int words) {
        return words;
    }

    /// ```
    /// a line of code that is longer than most lines of code should be, and which is nobody's paragraph
    /// short
    /// code
    /// ```
    ///
    /// Short lines
    /// may be
    /// followed by short ones.
    void nothing() {}
}
