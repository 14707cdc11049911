package parley.adapter.grpc.messaging;

import java.util.BitSet;
import parley.kernel.InstanceId;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.port.out.Peers.Answers;

/// A call whose errands are answered one by one, each once.
final class ErrandCall {
    private final long id;
    private final InstanceId owner;
    private final int errands;
    private final Answers answers;
    private final long deadline;
    private final BitSet answered;

    ErrandCall(long id, InstanceId owner, int errands, Answers answers, long deadline) {
        this.id = id;
        this.owner = owner;
        this.errands = errands;
        this.answers = answers;
        this.deadline = deadline;
        this.answered = new BitSet(errands);
    }

    long id() {
        return id;
    }

    InstanceId owner() {
        return owner;
    }

    boolean isOverdue(long now) {
        return now - deadline >= 0;
    }

    /// Passes the first answer to an errand on.
    ///
    /// @return whether all errands are answered now
    boolean answer(int errand, ErrandAnswer answer) {
        boolean all;
        synchronized (answered) {
            if (errand < 0 || errand >= errands || answered.get(errand)) {
                return false;
            }
            answered.set(errand);
            all = answered.cardinality() == errands;
        }
        answers.accept(errand, answer);
        return all;
    }

    /// Whatever is not answered yet is lost.
    void lose() {
        for (int errand = 0; errand < errands; errand++) {
            answer(errand, new ErrandAnswer.Lost());
        }
    }
}
