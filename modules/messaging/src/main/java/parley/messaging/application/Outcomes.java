package parley.messaging.application;

import parley.messaging.domain.Outcome;
import parley.messaging.domain.Outcome.Refusal;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.SendMessage;

/// Results as they travel between instances, and back. What does not belong to a question is no answer to it:
/// unavailable.
final class Outcomes {
    private Outcomes() {}

    static Outcome of(SendMessage.Result result) {
        return switch (result) {
            case SendMessage.Result.Sent sent ->
                new Outcome.Sent(sent.conversation(), sent.seq(), sent.at(), sent.duplicate());
            case SendMessage.Result.NotFound none -> new Outcome.Refused(Refusal.NOT_FOUND);
            case SendMessage.Result.NotMember none -> new Outcome.Refused(Refusal.NOT_MEMBER);
            case SendMessage.Result.NotAllowed none -> new Outcome.Refused(Refusal.NOT_ALLOWED);
            case SendMessage.Result.Blocked none -> new Outcome.Refused(Refusal.BLOCKED);
            case SendMessage.Result.CidTaken none -> new Outcome.Refused(Refusal.CID_TAKEN);
            case SendMessage.Result.CidAhead ahead -> new Outcome.Refused(Refusal.CID_AHEAD, ahead.now());
            case SendMessage.Result.TooLarge large -> new Outcome.Refused(Refusal.TOO_LARGE, large.limit());
            case SendMessage.Result.Failed none -> new Outcome.Refused(Refusal.FAILED);
            case SendMessage.Result.Unavailable none -> new Outcome.Refused(Refusal.UNAVAILABLE);
        };
    }

    static SendMessage.Result ofSend(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent ->
                new SendMessage.Result.Sent(sent.conversation(), sent.seq(), sent.at(), sent.duplicate());
            case Outcome.Refused refused ->
                switch (refused.refusal()) {
                    case NOT_FOUND -> new SendMessage.Result.NotFound();
                    case NOT_MEMBER -> new SendMessage.Result.NotMember();
                    case NOT_ALLOWED -> new SendMessage.Result.NotAllowed();
                    case BLOCKED -> new SendMessage.Result.Blocked();
                    case CID_TAKEN -> new SendMessage.Result.CidTaken();
                    case CID_AHEAD -> new SendMessage.Result.CidAhead(refused.detail());
                    case TOO_LARGE -> new SendMessage.Result.TooLarge(Math.toIntExact(refused.detail()));
                    case FAILED -> new SendMessage.Result.Failed();
                    case UNAVAILABLE -> new SendMessage.Result.Unavailable();
                };
            case Outcome.Recorded none -> new SendMessage.Result.Unavailable();
            case Outcome.Looked none -> new SendMessage.Result.Unavailable();
        };
    }

    static Outcome of(RecordChange.Result result) {
        return switch (result) {
            case RecordChange.Result.Recorded recorded -> new Outcome.Recorded(recorded.seq(), recorded.at());
            case RecordChange.Result.NotFound none -> new Outcome.Refused(Refusal.NOT_FOUND);
            case RecordChange.Result.Failed none -> new Outcome.Refused(Refusal.FAILED);
            case RecordChange.Result.Unavailable none -> new Outcome.Refused(Refusal.UNAVAILABLE);
        };
    }

    static RecordChange.Result ofChange(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded -> new RecordChange.Result.Recorded(recorded.seq(), recorded.at());
            case Outcome.Refused refused ->
                switch (refused.refusal()) {
                    case NOT_FOUND -> new RecordChange.Result.NotFound();
                    case FAILED -> new RecordChange.Result.Failed();
                    case NOT_MEMBER, NOT_ALLOWED, BLOCKED, CID_TAKEN, CID_AHEAD, TOO_LARGE, UNAVAILABLE ->
                        new RecordChange.Result.Unavailable();
                };
            case Outcome.Sent none -> new RecordChange.Result.Unavailable();
            case Outcome.Looked none -> new RecordChange.Result.Unavailable();
        };
    }

    static Outcome of(FindSent.Result result) {
        return switch (result) {
            case FindSent.Result.Known none -> new Outcome.Looked(true);
            case FindSent.Result.Missing none -> new Outcome.Looked(false);
            case FindSent.Result.Unavailable none -> new Outcome.Refused(Refusal.UNAVAILABLE);
        };
    }

    static FindSent.Result ofInquiry(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Looked looked -> looked.known() ? new FindSent.Result.Known() : new FindSent.Result.Missing();
            case Outcome.Refused none -> new FindSent.Result.Unavailable();
            case Outcome.Sent none -> new FindSent.Result.Unavailable();
            case Outcome.Recorded none -> new FindSent.Result.Unavailable();
        };
    }
}
