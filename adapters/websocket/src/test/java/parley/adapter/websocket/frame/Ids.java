package parley.adapter.websocket.frame;

import java.util.UUID;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// Fixed ids for tests.
public final class Ids {
    public static final UserId ALICE = UserId.parse("00000000-0000-4000-8000-00000000000a");
    public static final UserId BOB = UserId.parse("00000000-0000-4000-8000-00000000000b");
    public static final DeviceId PHONE = DeviceId.parse("00000000-0000-4000-8000-0000000000d1");
    public static final DeviceId LAPTOP = DeviceId.parse("00000000-0000-4000-8000-0000000000d2");
    public static final ConversationId CHAT = ConversationId.parse("00000000-0000-8000-8000-0000000000c1");
    public static final ConversationId OTHER_CHAT = ConversationId.parse("00000000-0000-8000-8000-0000000000c2");
    public static final SessionId SESSION = SessionId.parse("00000000-0000-4000-8000-000000000051");
    public static final Cid CID = Cid.parse("01932bd6-0000-7000-8000-000000000001");

    private Ids() {}

    public static Cid cid(int number) {
        return new Cid(
                new UUID(CID.value().getMostSignificantBits(), CID.value().getLeastSignificantBits() + number));
    }
}
