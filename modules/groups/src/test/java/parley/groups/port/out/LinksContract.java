package parley.groups.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.groups.Samples.CREATED_AT;
import static parley.groups.Samples.createGroup;
import static parley.groups.Samples.group;
import static parley.groups.Samples.link;
import static parley.groups.Samples.make;
import static parley.groups.Samples.token;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.groups.domain.Change;
import parley.groups.domain.Link;
import parley.groups.domain.TokenHash;

/// What every [Links] does.
public interface LinksContract {
    /// New, empty stores.
    GroupStores stores();

    @Test
    default void findShouldFindALinkByItsTokenAlone() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        Link link = link("open", "chess", "ann", 5, CREATED_AT + 10);
        make(stores, "chess", "ann", 2, new Change.LinkCreated(link));

        assertEquals(Optional.of(link), stores.links().find(TokenHash.of(token("open"))));
        assertEquals(Optional.empty(), stores.links().find(TokenHash.of(token("other"))));
    }

    @Test
    default void listShouldReturnTheUsableLinksOfTheGroup() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        createGroup(stores, "go", "ann");
        Link open = link("open", "chess", "ann", 1, CREATED_AT + 10);
        Link longer = link("longer", "chess", "ann", 1, CREATED_AT + 20);
        make(stores, "chess", "ann", 2, new Change.LinkCreated(open));
        make(stores, "chess", "ann", 3, new Change.LinkCreated(longer));
        make(stores, "go", "ann", 2, new Change.LinkCreated(link("go", "go", "ann", 1, CREATED_AT + 20)));

        assertEquals(Set.of(open, longer), Set.copyOf(stores.links().list(group("chess"), CREATED_AT + 9)));
        assertEquals(List.of(longer), stores.links().list(group("chess"), CREATED_AT + 10));
        make(stores, "chess", "bob", 4, new Change.JoinedByLink(longer.id()));
        assertEquals(List.of(), stores.links().list(group("chess"), CREATED_AT + 10));
    }

    @Test
    default void forgetShouldRemoveWhatCannotBeUsedAnyMore() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        Link open = link("open", "chess", "ann", 1, CREATED_AT + 10);
        Link longer = link("longer", "chess", "ann", 1, CREATED_AT + 20);
        Link spent = link("spent", "chess", "ann", 1, CREATED_AT + 20);
        make(stores, "chess", "ann", 2, new Change.LinkCreated(open));
        make(stores, "chess", "ann", 3, new Change.LinkCreated(longer));
        make(stores, "chess", "ann", 4, new Change.LinkCreated(spent));
        make(stores, "chess", "bob", 5, new Change.JoinedByLink(spent.id()));

        stores.links().forget(CREATED_AT + 10);

        assertEquals(Optional.empty(), stores.links().find(open.token()));
        assertEquals(Optional.empty(), stores.links().find(spent.token()));
        assertEquals(Optional.of(longer), stores.links().find(longer.token()));
    }
}
