package parley.client.store;

import java.util.List;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.Recipient;

/// Keeps messages until the server has answered for them, so that an application that was killed sends them
/// again under the same cid. Safe for concurrent use.
public interface Outbox {
    record Entry(Cid cid, Recipient to, Content content) {}

    /// What is unanswered, in the order of [#add].
    List<Entry> load();

    /// Durable when it returns.
    void add(Entry entry);

    /// Puts an entry in another's place in the order: the server refused its cid for the time in it.
    void replace(Cid refused, Entry entry);

    /// Unknown cids are ignored.
    void remove(Cid cid);
}
