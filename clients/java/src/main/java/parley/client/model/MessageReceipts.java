package parley.client.model;

import java.util.List;

/// Who has received and who has read one message, one page of it.
///
/// @param members how many it was for; the sender is not counted
/// @param delivered how many have received it
/// @param read how many have read it
/// @param next cursor of the following page; empty when this page is the last
public record MessageReceipts(int members, int delivered, int read, List<Item> items, String next) {
    public MessageReceipts {
        items = List.copyOf(items);
    }

    public record Item(UserId user, boolean delivered, boolean read) {}
}
