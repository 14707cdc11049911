package parley.adapter.rest.identity;

import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Problem;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.RefusedInputException;
import parley.identity.port.in.AddContact;
import parley.identity.port.in.BlockUser;
import parley.identity.port.in.FindUser;
import parley.identity.port.in.ListBlocks;
import parley.identity.port.in.ListContacts;
import parley.identity.port.in.RemoveContact;
import parley.identity.port.in.UnblockUser;
import parley.kernel.UserId;

/// `/v1/users`, `/v1/contacts` and `/v1/blocks`.
final class PeopleEndpoints {
    private final IdentityPorts ports;

    PeopleEndpoints(IdentityPorts ports) {
        this.ports = ports;
    }

    Answer byHandle(Call call) {
        String handle = call.query("handle").orElseThrow(() -> RefusedInputException.badFrame("handle: missing"));
        return find(call, new FindUser.Key.ByHandle(handle));
    }

    Answer byId(Call call) {
        return find(call, new FindUser.Key.ById(user(call)));
    }

    private Answer find(Call call, FindUser.Key key) {
        return switch (ports.findUser().find(new FindUser.Query(call.caller().user(), key))) {
            case FindUser.Result.Found(var profile) -> IdentityAnswers.publicProfile(profile);
            case FindUser.Result.NotFound() -> IdentityAnswers.noUser();
        };
    }

    Answer contacts(Call call) {
        ListContacts.Query query = new ListContacts.Query(
                call.caller().user(), call.query("cursor").orElse(""), call.limit());
        return switch (ports.listContacts().list(query)) {
            case ListContacts.Result.Listed(var page) -> IdentityAnswers.relations(page);
            case ListContacts.Result.Invalid(String field, String expected) -> IdentityAnswers.invalid(field, expected);
        };
    }

    Answer addContact(Call call) {
        AddContact.Command command = new AddContact.Command(call.caller().user(), user(call));
        return switch (ports.addContact().add(command)) {
            case AddContact.Result.Added() -> Answer.noContent();
            case AddContact.Result.NotFound() -> IdentityAnswers.noUser();
            case AddContact.Result.Oneself() -> oneself();
            case AddContact.Result.TooMany(int limit) -> tooMany(limit, "contacts");
        };
    }

    Answer removeContact(Call call) {
        RemoveContact.Command command = new RemoveContact.Command(call.caller().user(), user(call));
        return switch (ports.removeContact().remove(command)) {
            case RemoveContact.Result.Removed() -> Answer.noContent();
        };
    }

    Answer blocks(Call call) {
        ListBlocks.Query query =
                new ListBlocks.Query(call.caller().user(), call.query("cursor").orElse(""), call.limit());
        return switch (ports.listBlocks().list(query)) {
            case ListBlocks.Result.Listed(var page) -> IdentityAnswers.relations(page);
            case ListBlocks.Result.Invalid(String field, String expected) -> IdentityAnswers.invalid(field, expected);
        };
    }

    Answer block(Call call) {
        BlockUser.Command command = new BlockUser.Command(call.caller().user(), user(call));
        return switch (ports.blockUser().block(command)) {
            case BlockUser.Result.Blocked() -> Answer.noContent();
            case BlockUser.Result.NotFound() -> IdentityAnswers.noUser();
            case BlockUser.Result.Oneself() -> oneself();
            case BlockUser.Result.TooMany(int limit) -> tooMany(limit, "blocks");
        };
    }

    Answer unblock(Call call) {
        UnblockUser.Command command = new UnblockUser.Command(call.caller().user(), user(call));
        return switch (ports.unblockUser().unblock(command)) {
            case UnblockUser.Result.Unblocked() -> Answer.noContent();
        };
    }

    private static UserId user(Call call) {
        return new UserId(call.pathId("user"));
    }

    private static Answer oneself() {
        return Problem.of(ErrorCode.BAD_FRAME, "user: oneself (expected: somebody else)")
                .answer();
    }

    private static Answer tooMany(int limit, String what) {
        return Problem.of(ErrorCode.CONFLICT, "user: " + limit + " " + what + " already")
                .answer();
    }
}
