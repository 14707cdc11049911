package parley.adapter.rest;

import parley.adapter.wire.ErrorCode;

/// Ends a call with a problem. Carries no stack trace, because a flood of bad calls must stay cheap.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public ProblemException(ErrorCode code, String detail) {
        this(Problem.of(code, detail));
    }

    public Problem problem() {
        return problem;
    }
}
