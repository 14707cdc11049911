package parley.adapter.artemis;

import parley.kernel.ParleyException;

/// The bytes of a job are not one that this version knows. The message says what was found instead, never content.
public final class UndecodableJobException extends ParleyException {
    private static final long serialVersionUID = 1L;

    UndecodableJobException(String message) {
        super(message);
    }

    @Override
    public String code() {
        return "job_undecodable";
    }
}
