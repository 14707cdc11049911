-- What signs access tokens, for all instances. Whoever can read this table can make tokens.
CREATE TABLE signing_keys (
    id TEXT NOT NULL PRIMARY KEY,
    secret TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
