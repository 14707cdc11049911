package parley.adapter.grpc.messaging;

import static parley.adapter.grpc.messaging.MessagingIds.conversation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import parley.adapter.grpc.Ids;
import parley.adapter.grpc.wire.ErrandAnswerMessage;
import parley.adapter.grpc.wire.RefusalMessage;
import parley.kernel.InstanceId;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.domain.Outcome;
import parley.messaging.domain.Outcome.Refusal;

/// Answers to errands as bytes, and back.
public final class AnswerCodec {
    private AnswerCodec() {}

    /// @param index which errand of the call
    record Answered(long call, int index, ErrandAnswer answer) {}

    public static ByteString encode(long call, int index, ErrandAnswer answer) {
        ErrandAnswerMessage.Builder message =
                ErrandAnswerMessage.newBuilder().setCall(call).setIndex(index);
        switch (answer) {
            case ErrandAnswer.Done done -> encode(done.outcome(), message);
            case ErrandAnswer.NotOwner not ->
                message.setNotOwner(Ids.bytes(not.owner().value()));
            case ErrandAnswer.NoOwner _ -> message.setNoOwner(true);
            case ErrandAnswer.Lost _ -> message.setLost(true);
        }
        return message.build().toByteString();
    }

    private static void encode(Outcome outcome, ErrandAnswerMessage.Builder message) {
        switch (outcome) {
            case Outcome.Sent sent ->
                message.setSent(ErrandAnswerMessage.SentMessage.newBuilder()
                        .setConversation(Ids.bytes(sent.conversation().value()))
                        .setSeq(sent.seq())
                        .setAt(sent.at())
                        .setDuplicate(sent.duplicate()));
            case Outcome.Recorded recorded ->
                message.setRecorded(ErrandAnswerMessage.RecordedMessage.newBuilder()
                        .setSeq(recorded.seq())
                        .setAt(recorded.at()));
            case Outcome.Looked looked ->
                message.setLooked(ErrandAnswerMessage.LookedMessage.newBuilder().setKnown(looked.known()));
            case Outcome.Refused refused ->
                message.setRefused(ErrandAnswerMessage.RefusedMessage.newBuilder()
                        .setRefusal(encode(refused.refusal()))
                        .setDetail(refused.detail()));
        }
    }

    private static RefusalMessage encode(Refusal refusal) {
        return switch (refusal) {
            case NOT_FOUND -> RefusalMessage.REFUSAL_NOT_FOUND;
            case NOT_MEMBER -> RefusalMessage.REFUSAL_NOT_MEMBER;
            case NOT_ALLOWED -> RefusalMessage.REFUSAL_NOT_ALLOWED;
            case BLOCKED -> RefusalMessage.REFUSAL_BLOCKED;
            case CID_TAKEN -> RefusalMessage.REFUSAL_CID_TAKEN;
            case CID_AHEAD -> RefusalMessage.REFUSAL_CID_AHEAD;
            case TOO_LARGE -> RefusalMessage.REFUSAL_TOO_LARGE;
            case FAILED -> RefusalMessage.REFUSAL_FAILED;
            case UNAVAILABLE -> RefusalMessage.REFUSAL_UNAVAILABLE;
        };
    }

    /// What this version does not know is lost.
    ///
    /// @throws IllegalArgumentException if these are not the bytes of an answer
    static Answered decode(ByteString body) {
        try {
            ErrandAnswerMessage message = ErrandAnswerMessage.parseFrom(body);
            return new Answered(message.getCall(), message.getIndex(), decode(message));
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("answer: malformed", malformed);
        }
    }

    private static ErrandAnswer decode(ErrandAnswerMessage message) {
        return switch (message.getAnswerCase()) {
            case SENT -> {
                ErrandAnswerMessage.SentMessage sent = message.getSent();
                yield done(new Outcome.Sent(
                        conversation(sent.getConversation()), sent.getSeq(), sent.getAt(), sent.getDuplicate()));
            }
            case RECORDED ->
                done(new Outcome.Recorded(
                        message.getRecorded().getSeq(), message.getRecorded().getAt()));
            case LOOKED -> done(new Outcome.Looked(message.getLooked().getKnown()));
            case REFUSED -> decode(message.getRefused());
            case NOT_OWNER -> new ErrandAnswer.NotOwner(new InstanceId(Ids.uuid(message.getNotOwner())));
            case NO_OWNER -> new ErrandAnswer.NoOwner();
            case LOST, ANSWER_NOT_SET -> new ErrandAnswer.Lost();
        };
    }

    private static ErrandAnswer decode(ErrandAnswerMessage.RefusedMessage refused) {
        return switch (refused.getRefusal()) {
            case REFUSAL_NOT_FOUND -> done(refused(Refusal.NOT_FOUND, refused));
            case REFUSAL_NOT_MEMBER -> done(refused(Refusal.NOT_MEMBER, refused));
            case REFUSAL_NOT_ALLOWED -> done(refused(Refusal.NOT_ALLOWED, refused));
            case REFUSAL_BLOCKED -> done(refused(Refusal.BLOCKED, refused));
            case REFUSAL_CID_TAKEN -> done(refused(Refusal.CID_TAKEN, refused));
            case REFUSAL_CID_AHEAD -> done(refused(Refusal.CID_AHEAD, refused));
            case REFUSAL_TOO_LARGE -> done(refused(Refusal.TOO_LARGE, refused));
            case REFUSAL_FAILED -> done(refused(Refusal.FAILED, refused));
            case REFUSAL_UNAVAILABLE -> done(refused(Refusal.UNAVAILABLE, refused));
            case REFUSAL_UNSPECIFIED, UNRECOGNIZED -> new ErrandAnswer.Lost();
        };
    }

    private static Outcome refused(Refusal refusal, ErrandAnswerMessage.RefusedMessage message) {
        return new Outcome.Refused(refusal, message.getDetail());
    }

    private static ErrandAnswer done(Outcome outcome) {
        return new ErrandAnswer.Done(outcome);
    }
}
