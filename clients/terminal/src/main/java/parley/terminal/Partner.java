package parley.terminal;

import parley.client.model.ConversationId;
import parley.client.model.Group;
import parley.client.model.Profile;
import parley.client.model.Recipient;

/// Whom a conversation is with.
sealed interface Partner {
    /// What prompts and lists call it.
    String title();

    Recipient recipient();

    record Person(Profile profile) implements Partner {
        @Override
        public String title() {
            return profile.handle();
        }

        @Override
        public Recipient recipient() {
            return Recipient.user(profile.user());
        }
    }

    /// @param name at the time
    record Circle(ConversationId id, String name) implements Partner {
        static Circle of(Group group) {
            return new Circle(group.group(), group.name());
        }

        @Override
        public String title() {
            return name;
        }

        @Override
        public Recipient recipient() {
            return Recipient.conversation(id);
        }
    }
}
