package parley.identity.application;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import parley.identity.domain.BareAccount;
import parley.identity.domain.Device;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.port.in.RegisterInBulk;
import parley.identity.port.out.IdentityStores;
import parley.kernel.DeviceId;
import parley.kernel.IdGenerator;
import parley.kernel.UserId;

final class RegisterInBulkHandler implements RegisterInBulk {
    private static final int MAX_COUNT = 20_000;

    private final IdentityStores stores;
    private final TokenIssuer tokens;
    private final boolean isEnabled;
    private final Clock clock;
    private final IdGenerator ids;

    RegisterInBulkHandler(IdentityStores stores, TokenIssuer tokens, boolean isEnabled, Clock clock, IdGenerator ids) {
        this.stores = stores;
        this.tokens = tokens;
        this.isEnabled = isEnabled;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Result register(Command command) {
        if (!isEnabled) {
            return new Result.Disabled();
        }
        if (!stores.accounts().find(command.creator()).filter(Profile::admin).isPresent()) {
            return new Result.Forbidden();
        }
        if (command.count() < 1 || command.count() > MAX_COUNT) {
            return new Result.Invalid("count", "1 to " + MAX_COUNT);
        }
        if (!Handle.isValid(command.prefix() + 1) || !Handle.isValid(command.prefix() + command.count())) {
            return new Result.Invalid("prefix", "with a number behind it: " + Handle.EXPECTED);
        }
        long now = clock.millis();
        List<BareAccount> accounts = IntStream.rangeClosed(1, command.count())
                .mapToObj(number -> account(Handle.of(command.prefix() + number), now))
                .toList();
        return switch (stores.registrations().addAll(accounts)) {
            case HANDLE_TAKEN -> new Result.HandleTaken();
            case INVITE_REFUSED -> throw new IllegalStateException("no invite was asked for");
            case STORED ->
                new Result.Registered(
                        accounts.stream().map(account -> item(account, now)).toList());
        };
    }

    private BareAccount account(Handle handle, long now) {
        UserId user = new UserId(ids.next());
        return new BareAccount(
                new Profile(user, handle, handle.value(), 1, false, now),
                new Device(new DeviceId(ids.next()), user, DeviceNames.orDefault(""), now, now));
    }

    private Item item(BareAccount account, long now) {
        UserId user = account.profile().user();
        DeviceId device = account.device().id();
        return new Item(user, device, account.profile().handle(), tokens.accessToken(user, device, now));
    }
}
