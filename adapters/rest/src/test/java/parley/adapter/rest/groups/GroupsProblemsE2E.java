package parley.adapter.rest.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.adapter.rest.Reply;
import parley.adapter.rest.RestConfig;
import parley.adapter.rest.TestServer;
import parley.groups.domain.Refusal;
import parley.groups.domain.Standing;
import parley.groups.port.in.AddMembers;
import parley.groups.port.in.ChangeGroup;
import parley.groups.port.in.ChangeRole;
import parley.groups.port.in.CreateGroup;
import parley.groups.port.in.CreateLink;
import parley.groups.port.in.DecideRequest;
import parley.groups.port.in.JoinByLink;
import parley.groups.port.in.LeaveGroup;
import parley.groups.port.in.ListGroups;
import parley.groups.port.in.ListLinks;
import parley.groups.port.in.ListMembers;
import parley.groups.port.in.ListRequests;
import parley.groups.port.in.PreviewLink;
import parley.groups.port.in.ReadGroup;
import parley.groups.port.in.RemoveMember;
import parley.groups.port.in.RevokeLink;
import parley.groups.port.in.WithdrawRequest;

/// The table of results and problems, row by row.
class GroupsProblemsE2E {
    /// Results that are no problem.
    private static final Set<String> GOOD = Set.of(
            "AddMembers.Added",
            "ChangeGroup.Changed",
            "ChangeRole.Changed",
            "CreateGroup.Created",
            "CreateLink.Created",
            "DecideRequest.Decided",
            "JoinByLink.Joined",
            "JoinByLink.Requested",
            "LeaveGroup.Left",
            "ListGroups.Listed",
            "ListLinks.Listed",
            "ListMembers.Listed",
            "ListRequests.Listed",
            "PreviewLink.Found",
            "ReadGroup.Found",
            "RemoveMember.Removed",
            "RevokeLink.Revoked",
            "WithdrawRequest.Withdrawn");

    private final FakeGroups groups = new FakeGroups();
    private final TestServer server = TestServer.startDocumented(RestConfig.DEFAULT, new GroupsRoutes(groups.ports()));

    @AfterEach
    void stop() {
        server.close();
    }

    record Row<R>(Requests request, Class<R> type, R result, int status, String code) {}

    static List<Row<?>> problems() {
        return Stream.of(ofGroups(), ofMembers(), ofLinks(), ofRequests())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row<?>> ofGroups() {
        return List.of(
                create(new CreateGroup.Result.Refused(List.of(refusal(Refusal.Reason.NOT_FOUND))), 404, "not_found"),
                create(new CreateGroup.Result.Refused(List.of(refusal(Refusal.Reason.BLOCKED))), 403, "blocked"),
                create(new CreateGroup.Result.Full(1_024), 409, "conflict"),
                create(new CreateGroup.Result.NotMember(), 403, "not_member"),
                create(new CreateGroup.Result.OtherContent(), 409, "conflict"),
                create(new CreateGroup.Result.Unavailable(), 503, "unavailable"),
                new Row<>(
                        Requests.LIST,
                        ListGroups.Result.class,
                        new ListGroups.Result.Invalid("cursor", "one"),
                        400,
                        "bad_frame"),
                new Row<>(Requests.READ, ReadGroup.Result.class, new ReadGroup.Result.NotFound(), 404, "not_found"),
                change(new ChangeGroup.Result.Outdated(Requests.view(Standing.OWNER)), 412, "conflict"),
                change(new ChangeGroup.Result.Invalid("name", "a name"), 400, "bad_frame"),
                change(new ChangeGroup.Result.NotFound(), 404, "not_found"),
                change(new ChangeGroup.Result.NotMember(), 403, "not_member"),
                change(new ChangeGroup.Result.Forbidden(), 403, "forbidden"),
                change(new ChangeGroup.Result.Unavailable(), 503, "unavailable"));
    }

    private static List<Row<?>> ofMembers() {
        return List.of(
                members(new ListMembers.Result.Invalid("cursor", "one"), 400, "bad_frame"),
                members(new ListMembers.Result.NotFound(), 404, "not_found"),
                members(new ListMembers.Result.NotMember(), 403, "not_member"),
                add(new AddMembers.Result.Full(1_024), 409, "conflict"),
                add(new AddMembers.Result.Invalid("users", "fewer"), 400, "bad_frame"),
                add(new AddMembers.Result.NotFound(), 404, "not_found"),
                add(new AddMembers.Result.NotMember(), 403, "not_member"),
                add(new AddMembers.Result.Forbidden(), 403, "forbidden"),
                add(new AddMembers.Result.Unavailable(), 503, "unavailable"),
                remove(new RemoveMember.Result.NoSuchMember(), 404, "not_found"),
                remove(new RemoveMember.Result.MustHandOver(), 409, "conflict"),
                remove(new RemoveMember.Result.NotFound(), 404, "not_found"),
                remove(new RemoveMember.Result.NotMember(), 403, "not_member"),
                remove(new RemoveMember.Result.Forbidden(), 403, "forbidden"),
                remove(new RemoveMember.Result.Unavailable(), 503, "unavailable"),
                leave(new LeaveGroup.Result.MustHandOver(), 409, "conflict"),
                leave(new LeaveGroup.Result.NotFound(), 404, "not_found"),
                leave(new LeaveGroup.Result.NotMember(), 403, "not_member"),
                leave(new LeaveGroup.Result.Unavailable(), 503, "unavailable"),
                role(new ChangeRole.Result.NoSuchMember(), 404, "not_found"),
                role(new ChangeRole.Result.NotFound(), 404, "not_found"),
                role(new ChangeRole.Result.NotMember(), 403, "not_member"),
                role(new ChangeRole.Result.Forbidden(), 403, "forbidden"),
                role(new ChangeRole.Result.Unavailable(), 503, "unavailable"));
    }

    private static List<Row<?>> ofLinks() {
        return List.of(
                link(new CreateLink.Result.LimitReached(20), 409, "conflict"),
                link(new CreateLink.Result.Invalid("life", "less"), 400, "bad_frame"),
                link(new CreateLink.Result.NotFound(), 404, "not_found"),
                link(new CreateLink.Result.NotMember(), 403, "not_member"),
                link(new CreateLink.Result.Forbidden(), 403, "forbidden"),
                link(new CreateLink.Result.Unavailable(), 503, "unavailable"),
                links(new ListLinks.Result.NotFound(), 404, "not_found"),
                links(new ListLinks.Result.NotMember(), 403, "not_member"),
                links(new ListLinks.Result.Forbidden(), 403, "forbidden"),
                revoke(new RevokeLink.Result.NoSuchLink(), 404, "not_found"),
                revoke(new RevokeLink.Result.NotFound(), 404, "not_found"),
                revoke(new RevokeLink.Result.NotMember(), 403, "not_member"),
                revoke(new RevokeLink.Result.Forbidden(), 403, "forbidden"),
                revoke(new RevokeLink.Result.Unavailable(), 503, "unavailable"),
                new Row<>(
                        Requests.PREVIEW,
                        PreviewLink.Result.class,
                        new PreviewLink.Result.NotFound(),
                        404,
                        "not_found"),
                join(new JoinByLink.Result.NotFound(), 404, "not_found"),
                join(new JoinByLink.Result.Full(1_024), 409, "conflict"),
                join(new JoinByLink.Result.TooManyRequests(1_000), 409, "conflict"),
                join(new JoinByLink.Result.Unavailable(), 503, "unavailable"));
    }

    private static List<Row<?>> ofRequests() {
        return List.of(
                requests(new ListRequests.Result.Invalid("cursor", "one"), 400, "bad_frame"),
                requests(new ListRequests.Result.NotFound(), 404, "not_found"),
                requests(new ListRequests.Result.NotMember(), 403, "not_member"),
                requests(new ListRequests.Result.Forbidden(), 403, "forbidden"),
                decide(Requests.APPROVE, new DecideRequest.Result.NoSuchRequest(), 404, "not_found"),
                decide(Requests.APPROVE, new DecideRequest.Result.Full(1_024), 409, "conflict"),
                decide(Requests.APPROVE, new DecideRequest.Result.NotFound(), 404, "not_found"),
                decide(Requests.APPROVE, new DecideRequest.Result.NotMember(), 403, "not_member"),
                decide(Requests.APPROVE, new DecideRequest.Result.Forbidden(), 403, "forbidden"),
                decide(Requests.APPROVE, new DecideRequest.Result.Unavailable(), 503, "unavailable"),
                decide(Requests.DECLINE, new DecideRequest.Result.NoSuchRequest(), 404, "not_found"),
                decide(Requests.DECLINE, new DecideRequest.Result.NotFound(), 404, "not_found"),
                decide(Requests.DECLINE, new DecideRequest.Result.NotMember(), 403, "not_member"),
                decide(Requests.DECLINE, new DecideRequest.Result.Forbidden(), 403, "forbidden"),
                decide(Requests.DECLINE, new DecideRequest.Result.Unavailable(), 503, "unavailable"),
                withdraw(new WithdrawRequest.Result.NoSuchRequest(), 404, "not_found"),
                withdraw(new WithdrawRequest.Result.Unavailable(), 503, "unavailable"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    <R> void everyResultShouldHaveItsProblem(Row<R> row) {
        groups.answer(row.type(), row.result());
        Reply reply = server.send(row.request().of(server, "alice")).expectProblem(row.status(), row.code());
        assertEquals(row.status() == 503 ? "1" : "", reply.header("Retry-After"));
    }

    @Test
    void tableShouldHaveEveryResult() {
        Set<String> results = Arrays.stream(GroupsPorts.class.getRecordComponents())
                .map(RecordComponent::getType)
                .flatMap(port -> Arrays.stream(port.getDeclaredClasses()))
                .filter(type -> type.getSimpleName().equals("Result"))
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .map(GroupsProblemsE2E::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> rows = problems().stream()
                .map(row -> name(row.result().getClass()))
                .collect(Collectors.toCollection(TreeSet::new));
        rows.addAll(GOOD);
        assertEquals(results, rows);
    }

    @ParameterizedTest
    @MethodSource("parley.adapter.rest.groups.Requests#all")
    void unavailableStoreShouldBeSaid(Requests request) {
        server.send(request.of(server, "alice")).expectProblem(503, "unavailable");
        assertEquals(1, groups.asked.size());
    }

    @Test
    void refusedMembersShouldBeNamedUpToABound() {
        List<Refusal> many = Stream.concat(
                        Stream.of(refusal(Refusal.Reason.BLOCKED)),
                        Stream.generate(() -> refusal(Refusal.Reason.NOT_FOUND)).limit(12))
                .toList();
        groups.answer(CreateGroup.Result.class, new CreateGroup.Result.Refused(many));
        Reply reply = server.send(Requests.CREATE.of(server, "alice")).expectProblem(404, "not_found");
        assertEquals(
                "members: " + Requests.BOB + " blocked, "
                        + String.join(", ", Collections.nCopies(9, Requests.BOB + " not_found"))
                        + " and 3 more",
                reply.detail());
    }

    private static String name(Class<?> result) {
        return result.getEnclosingClass().getEnclosingClass().getSimpleName() + "." + result.getSimpleName();
    }

    private static Refusal refusal(Refusal.Reason reason) {
        return new Refusal(Requests.BOB, reason);
    }

    private static Row<?> create(CreateGroup.Result result, int status, String code) {
        return new Row<>(Requests.CREATE, CreateGroup.Result.class, result, status, code);
    }

    private static Row<?> change(ChangeGroup.Result result, int status, String code) {
        return new Row<>(Requests.CHANGE, ChangeGroup.Result.class, result, status, code);
    }

    private static Row<?> members(ListMembers.Result result, int status, String code) {
        return new Row<>(Requests.MEMBERS, ListMembers.Result.class, result, status, code);
    }

    private static Row<?> add(AddMembers.Result result, int status, String code) {
        return new Row<>(Requests.ADD, AddMembers.Result.class, result, status, code);
    }

    private static Row<?> remove(RemoveMember.Result result, int status, String code) {
        return new Row<>(Requests.REMOVE, RemoveMember.Result.class, result, status, code);
    }

    private static Row<?> leave(LeaveGroup.Result result, int status, String code) {
        return new Row<>(Requests.LEAVE, LeaveGroup.Result.class, result, status, code);
    }

    private static Row<?> role(ChangeRole.Result result, int status, String code) {
        return new Row<>(Requests.ROLE, ChangeRole.Result.class, result, status, code);
    }

    private static Row<?> link(CreateLink.Result result, int status, String code) {
        return new Row<>(Requests.CREATE_LINK, CreateLink.Result.class, result, status, code);
    }

    private static Row<?> links(ListLinks.Result result, int status, String code) {
        return new Row<>(Requests.LINKS, ListLinks.Result.class, result, status, code);
    }

    private static Row<?> revoke(RevokeLink.Result result, int status, String code) {
        return new Row<>(Requests.REVOKE, RevokeLink.Result.class, result, status, code);
    }

    private static Row<?> join(JoinByLink.Result result, int status, String code) {
        return new Row<>(Requests.JOIN, JoinByLink.Result.class, result, status, code);
    }

    private static Row<?> requests(ListRequests.Result result, int status, String code) {
        return new Row<>(Requests.REQUESTS, ListRequests.Result.class, result, status, code);
    }

    private static Row<?> decide(Requests request, DecideRequest.Result result, int status, String code) {
        return new Row<>(request, DecideRequest.Result.class, result, status, code);
    }

    private static Row<?> withdraw(WithdrawRequest.Result result, int status, String code) {
        return new Row<>(Requests.WITHDRAW, WithdrawRequest.Result.class, result, status, code);
    }
}
