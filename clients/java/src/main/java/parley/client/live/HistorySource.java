package parley.client.live;

import parley.client.model.ConversationId;
import parley.client.model.HistoryPage;

/// Where pages of history come from.
@FunctionalInterface
interface HistorySource {
    /// The entries just above `seq`; blocks.
    ///
    /// @throws parley.client.model.ClientException if there is no answer, or a refusal
    HistoryPage after(ConversationId conversation, long seq);
}
