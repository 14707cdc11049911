package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.groups.Samples.user;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.groups.FakeLog.Fault;
import parley.groups.Samples;
import parley.groups.domain.Change;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.Link;
import parley.groups.domain.LinkId;
import parley.groups.domain.LinkPreview;
import parley.groups.domain.LinkToken;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Permitted;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.groups.port.in.CreateLink;
import parley.groups.port.in.JoinByLink;
import parley.groups.port.in.ListLinks;
import parley.groups.port.in.ListRequests;
import parley.groups.port.in.PreviewLink;
import parley.groups.port.in.RevokeLink;
import parley.groups.port.in.WithdrawRequest;
import parley.kernel.ConversationId;

final class LinksAndRequestsTest {
    private static final GroupSettings APPROVAL =
            new GroupSettings(Permitted.MEMBERS, Permitted.ADMINS, Permitted.ADMINS, true);

    private final Fixture fixture = new Fixture(Fixture.configOf(4, 256, 2, 2));

    @Test
    void linkShouldLetInAsOftenAsItHasUses() {
        ConversationId group = fixture.create("ann");
        CreateLink.Result.Created link = fixture.link(group, "ann", 2);

        JoinByLink.Result.Joined joined =
                assertInstanceOf(JoinByLink.Result.Joined.class, fixture.join("bob", link.token()));
        assertEquals(Standing.MEMBER, joined.view().standing());
        assertEquals(2, joined.view().group().members());
        assertEquals("Joined", name(fixture.join("bob", link.token())));
        assertEquals("Joined", name(fixture.join("cid", link.token())));
        assertEquals("NotFound", name(fixture.join("dan", link.token())));

        assertEquals(Set.copyOf(Fixture.users("ann", "bob", "cid")), fixture.present(group));
        assertEquals(
                List.of(
                        new Change.JoinedByLink(link.link().id()),
                        new Change.JoinedByLink(link.link().id())),
                fixture.log.changes(group).stream()
                        .skip(2)
                        .map(entry -> entry.change().change())
                        .toList());
    }

    @Test
    void linkShouldEndWithItsTime() {
        ConversationId group = fixture.create("ann");
        CreateLink.Result.Created link = fixture.link(group, "ann", 2);
        assertEquals("Found", name(preview(link.token().text())));

        fixture.clock.advance(Duration.ofDays(1));

        assertEquals("NotFound", name(preview(link.token().text())));
        assertEquals("NotFound", name(fixture.join("bob", link.token())));
        assertEquals(List.of(), links(group, "ann"));
        fixture.groups.runUpkeep().run();
        assertEquals(Optional.empty(), fixture.stores.links().find(link.link().token()));
    }

    @Test
    void tokenShouldBeNeededAndNowhereStored() {
        ConversationId group = fixture.create("ann");
        CreateLink.Result.Created link = fixture.link(group, "ann", 2);

        assertEquals("NotFound", name(preview(link.link().token().hex())));
        assertEquals("NotFound", name(preview("")));
        assertEquals("NotFound", name(fixture.join("bob", new LinkToken("x".repeat(43)))));
        assertEquals(
                new PreviewLink.Result.Found(
                        new LinkPreview(group, Samples.PROFILE.name(), Samples.PROFILE.avatar(), 1, false)),
                preview(link.token().text()));
    }

    @ParameterizedTest
    @CsvSource({
        "ADMINS,owner,Created",
        "ADMINS,admin,Created",
        "ADMINS,member,Forbidden",
        "MEMBERS,member,Created",
        "MEMBERS,former,NotMember",
        "MEMBERS,stranger,NotFound"
    })
    void whoMayInviteShouldMakeAndSeeLinks(Permitted invite, String actor, String expected) {
        ConversationId group = fixture.create(
                new GroupSettings(Permitted.MEMBERS, Permitted.ADMINS, invite, false), "owner", "admin", "member");
        fixture.changeRole(group, "owner", "admin", Role.ADMIN);
        fixture.add(group, "owner", "former");
        fixture.leave(group, "former");

        assertEquals(expected, name(fixture.tryLink(group, actor, 1)));
        assertEquals(
                expected.equals("Created") ? "Listed" : expected,
                name(fixture.groups.listLinks().list(new ListLinks.Query(user(actor), group))));
    }

    @ParameterizedTest
    @CsvSource({"owner,Revoked", "member,Revoked", "member2,Forbidden", "stranger,NotFound"})
    void linkShouldBeRevokedByAdminsAndWhoMadeIt(String actor, String expected) {
        ConversationId group = fixture.create(
                new GroupSettings(Permitted.MEMBERS, Permitted.ADMINS, Permitted.MEMBERS, false),
                "owner",
                "member",
                "member2");
        CreateLink.Result.Created link = fixture.link(group, "member", 9);

        assertEquals(expected, name(revoke(group, actor, link.link().id())));

        assertEquals(expected.equals("Revoked") ? "NotFound" : "Joined", name(fixture.join("new", link.token())));
        assertEquals(
                expected.equals("Revoked") ? "NoSuchLink" : "Revoked",
                name(revoke(group, "owner", link.link().id())));
    }

    @Test
    void linksShouldKeepToTheirLimits() {
        ConversationId group = fixture.create("ann");
        assertEquals("Invalid", name(fixture.tryLink(group, "ann", 0)));
        assertEquals("Invalid", name(fixture.tryLink(group, "ann", 10_001)));
        LinkId first =
                fixture.link(group, "ann", CreateLink.DEFAULT_USES).link().id();
        fixture.link(group, "ann", 1);

        assertEquals(new CreateLink.Result.LimitReached(2), fixture.tryLink(group, "ann", 1));
        revoke(group, "ann", first);
        assertEquals("Created", name(fixture.tryLink(group, "ann", 1)));
        assertEquals(2, links(group, "ann").size());
    }

    @Test
    void linkShouldNotFillTheGroupAboveItsLimit() {
        ConversationId group = fixture.create("a", "b", "c");
        CreateLink.Result.Created link = fixture.link(group, "a", 9);
        fixture.join("d", link.token());

        assertEquals(new JoinByLink.Result.Full(4), fixture.join("e", link.token()));
        assertEquals(8, links(group, "a").getFirst().uses());
    }

    @Test
    void linksShouldEndWithTheTrustInWhoMadeThem() {
        ConversationId group = fixture.create("ann", "bob", "cid");
        fixture.changeRole(group, "ann", "bob", Role.ADMIN);
        fixture.changeRole(group, "ann", "cid", Role.ADMIN);
        CreateLink.Result.Created ofBob = fixture.link(group, "bob", 9);
        CreateLink.Result.Created ofCid = fixture.link(group, "cid", 9);

        fixture.remove(group, "ann", "bob");
        assertEquals("NotFound", name(fixture.join("bob", ofBob.token())));
        assertEquals("Joined", name(fixture.join("dan", ofCid.token())));
        fixture.changeRole(group, "ann", "cid", Role.MEMBER);
        assertEquals("NotFound", name(fixture.join("eve", ofCid.token())));
    }

    @Test
    void linkShouldNotOutliveTheLastMember() {
        ConversationId group = fixture.create("ann");
        CreateLink.Result.Created link = fixture.link(group, "ann", 9);
        fixture.leave(group, "ann");

        assertEquals("NotFound", name(fixture.join("ann", link.token())));
    }

    @Test
    void requestShouldLetInWhenAnAdminApproves() {
        ConversationId group = fixture.create(APPROVAL, "ann", "bob");
        CreateLink.Result.Created link = fixture.link(group, "ann", 9);

        assertEquals(new JoinByLink.Result.Requested(group), fixture.join("cid", link.token()));
        assertEquals(new JoinByLink.Result.Requested(group), fixture.join("cid", link.token()));
        assertEquals(Standing.NONE, fixture.standing(group, "cid"));
        assertEquals("Forbidden", name(fixture.decide(group, "bob", "cid", true)));
        assertEquals("NotFound", name(fixture.decide(group, "cid", "cid", true)));
        assertEquals("NoSuchRequest", name(fixture.decide(group, "ann", "dan", true)));
        assertEquals("Decided", name(fixture.decide(group, "ann", "cid", true)));
        assertEquals("Decided", name(fixture.decide(group, "ann", "cid", true)));

        PendingChange joined = fixture.log.changes(group).getLast().change();
        assertEquals(new Change.JoinedByRequest(), joined.change());
        assertEquals(user("cid"), joined.actor());
        assertEquals(Samples.device("cid"), joined.device());
        assertEquals(Standing.MEMBER, fixture.standing(group, "cid"));
        assertEquals(8, links(group, "ann").getFirst().uses());
        assertEquals(List.of(), requests(group, "ann"));
    }

    @Test
    void requestShouldEndWhenDeclinedOrWithdrawnOrOld() {
        ConversationId group = fixture.create(APPROVAL, "ann");
        CreateLink.Result.Created link = fixture.link(group, "ann", 9);
        fixture.join("bob", link.token());
        fixture.join("cid", link.token());
        assertEquals(new JoinByLink.Result.TooManyRequests(2), fixture.join("dan", link.token()));

        assertEquals("Decided", name(fixture.decide(group, "ann", "bob", false)));
        assertEquals("NoSuchRequest", name(fixture.decide(group, "ann", "bob", false)));
        assertEquals("Withdrawn", name(withdraw(group, "cid")));
        assertEquals("NoSuchRequest", name(withdraw(group, "cid")));
        assertEquals("NoSuchRequest", name(fixture.decide(group, "ann", "cid", true)));
        assertEquals("Requested", name(fixture.join("dan", link.token())));
        assertEquals(1, requests(group, "ann").size());
        fixture.clock.advance(Duration.ofDays(30).plusMillis(1));
        fixture.groups.runUpkeep().run();
        assertEquals(List.of(), requests(group, "ann"));
        assertEquals(1, fixture.present(group).size());
    }

    @ParameterizedTest
    @CsvSource({"ann,Listed", "bob,Forbidden", "former,NotMember", "eve,NotFound"})
    void requestsShouldBeListedToAdmins(String actor, String expected) {
        ConversationId group = fixture.create(APPROVAL, "ann", "bob", "former");
        fixture.leave(group, "former");

        assertEquals(
                expected, name(fixture.groups.listRequests().list(new ListRequests.Query(user(actor), group, "", 10))));
    }

    @Test
    void linkThatIsNotSettledShouldLetNobodyIn() {
        ConversationId group = fixture.create("ann");
        fixture.log.failWith(Fault.UNKNOWN_BEFORE_STORING);

        assertEquals("Unavailable", name(fixture.tryLink(group, "ann", 5)));

        assertEquals(List.of(), links(group, "ann"));
        assertEquals("NotFound", name(fixture.join("bob", new LinkToken("%043d".formatted(1)))));
    }

    private WithdrawRequest.Result withdraw(ConversationId group, String actor) {
        return fixture.groups.withdrawRequest().withdraw(new WithdrawRequest.Command(user(actor), group));
    }

    private RevokeLink.Result revoke(ConversationId group, String actor, LinkId link) {
        return fixture.groups
                .revokeLink()
                .revoke(new RevokeLink.Command(user(actor), Samples.device(actor), group, link));
    }

    private PreviewLink.Result preview(String token) {
        return fixture.groups.previewLink().preview(new PreviewLink.Query(token));
    }

    private List<Link> links(ConversationId group, String actor) {
        return assertInstanceOf(
                        ListLinks.Result.Listed.class,
                        fixture.groups.listLinks().list(new ListLinks.Query(user(actor), group)))
                .links();
    }

    private List<JoinRequest> requests(ConversationId group, String actor) {
        return assertInstanceOf(
                        ListRequests.Result.Listed.class,
                        fixture.groups.listRequests().list(new ListRequests.Query(user(actor), group, "", 10)))
                .page()
                .items();
    }

    private static String name(Object result) {
        return result.getClass().getSimpleName();
    }
}
