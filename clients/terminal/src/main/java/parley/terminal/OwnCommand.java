package parley.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.client.model.Privacy;

/// A command about how the user keeps conversations, and what the user shows to others.
sealed interface OwnCommand {
    /// @param time zero for ever
    record Mute(Duration time) implements OwnCommand {}

    record Unmute() implements OwnCommand {}

    record Archive(boolean on) implements OwnCommand {}

    record Pin(boolean on) implements OwnCommand {}

    record MarkUnread() implements OwnCommand {}

    /// Who has read the last own message.
    record Seen() implements OwnCommand {}

    record Block(String handle, boolean on) implements OwnCommand {}

    record Blocks() implements OwnCommand {}

    record Contact(String handle, boolean on) implements OwnCommand {}

    record Contacts() implements OwnCommand {}

    record ShowPrivacy() implements OwnCommand {}

    record ShowPresence(Privacy.Audience to) implements OwnCommand {}

    record ShareReads(boolean on) implements OwnCommand {}

    String PRIVACY = "/privacy, /privacy presence everyone|contacts|nobody, or /privacy reads on|off";

    /// @throws Words.Misused if something is missing or wrong
    static Optional<OwnCommand> parse(Words words) {
        return switch (words.name()) {
            case "/mute" -> Optional.of(mute(words));
            case "/unmute" -> Optional.of(new Unmute());
            case "/archive" -> Optional.of(new Archive(true));
            case "/unarchive" -> Optional.of(new Archive(false));
            case "/pin" -> Optional.of(new Pin(true));
            case "/unpin" -> Optional.of(new Pin(false));
            case "/unread" -> Optional.of(new MarkUnread());
            case "/seen" -> Optional.of(new Seen());
            case "/block" -> Optional.of(new Block(handle(words), true));
            case "/unblock" -> Optional.of(new Block(handle(words), false));
            case "/blocks" -> Optional.of(new Blocks());
            case "/contact" -> Optional.of(new Contact(handle(words), true));
            case "/uncontact" -> Optional.of(new Contact(handle(words), false));
            case "/contacts" -> Optional.of(new Contacts());
            case "/privacy" -> Optional.of(privacy(words.all()));
            default -> Optional.empty();
        };
    }

    private static String handle(Words words) {
        return words.exactly(1, words.name() + " HANDLE").getFirst();
    }

    private static OwnCommand mute(Words words) {
        return switch (words.rest()) {
            case "" -> new Mute(Duration.ZERO);
            case "off" -> new Unmute();
            default -> new Mute(Words.time("/mute", words.rest()));
        };
    }

    private static OwnCommand privacy(List<String> words) {
        if (words.isEmpty()) {
            return new ShowPrivacy();
        }
        if (words.size() == 2 && words.getFirst().equals("presence")) {
            Privacy.Audience audience = Privacy.Audience.of(words.get(1));
            if (audience.word().equals(words.get(1))) {
                return new ShowPresence(audience);
            }
        }
        if (words.size() == 2 && words.getFirst().equals("reads")) {
            return new ShareReads(new Words("", words.get(1)).onOrOff(PRIVACY));
        }
        throw Words.Misused.usage(PRIVACY);
    }
}
