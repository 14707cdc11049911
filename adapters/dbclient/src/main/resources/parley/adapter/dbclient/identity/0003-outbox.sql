-- Events that others must take note of, written along with what they tell of; what they are about is the text of an id.
CREATE TABLE identity_outbox (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX identity_outbox_by_time ON identity_outbox (at);
