package parley.terminal;

/// What `/help` prints; no line is longer than 80 columns.
final class Help {
    private static final String GENERAL = """
            Type a message and press Enter. Commands:
              /to NAME       open the conversation with a person or a group
                             (HANDLE, GROUP, NUMBER of the list, or @HANDLE)
              /list [all]    your conversations and what is unread (all: archived too)
              /history [N]   N earlier messages of the open conversation (20)
              /who           you, whom you talk with, and whether they are online
              /seen          who has received and read your last message
              /devices       where you are logged in
              /help groups   create a group, and what can be done in one
              /help more     mute, archive, pin, block, privacy
              /quit          leave; Ctrl-D does the same
              //text         a message that starts with /
            Ticks:\s""";

    private static final String GROUPS = """
            Groups
              /create NAME [with HANDLE ...]   make a group and open it
              /join TOKEN                      join by a link
            In the open group
              /members                         who is in it, and as what
              /add HANDLE ...                  add people
              /remove HANDLE                   remove somebody
              /leave                           leave the group
              /role HANDLE admin|member        give somebody another role
              /handover HANDLE                 make somebody else the owner
              /name NAME, /describe TEXT       change its name or description (-: none)
              /allow post|edit|invite members|admins
                                               who may send, edit the group, invite
              /approval on|off                 whether admins approve who joins
              /link [TIME [USES]]              make a link by which people join (2d, 8h)
              /links, /unlink NUMBER           list links, revoke one
              /requests                        who wants to join
              /approve HANDLE, /decline HANDLE let somebody join, or not""";

    private static final String MORE = """
            The open conversation
              /mute [TIME], /unmute            no notices: for a time (8h, 2d) or for ever
              /archive, /unarchive             out of the list, and back
              /pin, /unpin                     at the top of the list
              /unread                          mark it as unread
            People
              /contact HANDLE, /uncontact HANDLE, /contacts
              /block HANDLE, /unblock HANDLE, /blocks
            What others see of you
              /privacy                         show it
              /privacy presence everyone|contacts|nobody
                                               who sees whether you are online
              /privacy reads on|off            whether they see what you have read
                                               (off: you do not see what they have)""";

    private Help() {}

    static String text(String topic, Style style) {
        return switch (topic) {
            case "groups", "group" -> GROUPS;
            case "more" -> MORE;
            default -> GENERAL + ticks(style);
        };
    }

    private static String ticks(Style style) {
        boolean unicode = style.unicode();
        return Tick.PENDING.symbol(unicode) + Tick.PENDING.word()
                + "  " + Tick.SENT.symbol(unicode) + Tick.SENT.word()
                + "  " + Tick.DELIVERED.symbol(unicode) + " " + Tick.DELIVERED.word()
                + "  " + Tick.READ.symbol(unicode) + " " + Tick.READ.word()
                + (style.colour() && unicode ? " (or coloured)" : "")
                + "  " + Tick.FAILED.symbol(unicode) + Tick.FAILED.word()
                + "\nIn groups: " + Tick.DELIVERED.word() + " to all, " + Tick.READ.word() + " by all.";
    }
}
