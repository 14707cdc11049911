package parley.terminal;

import java.util.List;

/// Where a chat is shown. Safe for concurrent use.
interface Screen {
    void message(Line line);

    /// The ticks of messages shown before have moved.
    ///
    /// @param moved ascending by seq
    void ticked(List<Line> moved);

    /// Something that is no message.
    void notice(String text);

    /// What stands above the messages that follow, such as their date.
    void head(String text);

    /// Something of the moment; empty for nothing.
    ///
    /// @param passing whether it is over in seconds, as with who types
    void hint(String text, boolean passing);

    /// What stands before the line being typed.
    void prompt(String text);
}
