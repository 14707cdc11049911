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

    /// Something of the moment, such as who types; empty for nothing.
    void hint(String text);

    /// What stands before the line being typed.
    void prompt(String text);
}
