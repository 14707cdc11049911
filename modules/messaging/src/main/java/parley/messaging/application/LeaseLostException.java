package parley.messaging.application;

import parley.kernel.ConversationId;

/// This instance does not own the conversation, or not any more.
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(ConversationId conversation) {
        super("conversation " + conversation + " has another owner, or none");
    }
}
