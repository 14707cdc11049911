-- Times are milliseconds since the epoch, ids the text of UUIDs, hashes of secrets SHA-256 in hexadecimal.

-- A deleted account keeps its row, so that id and handle stay taken. password_hash is empty when there is no password.
-- touched counts the changes of what belongs to the account: raising it makes such changes wait for each other.
CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    admin INTEGER NOT NULL,
    version BIGINT NOT NULL,
    touched BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE devices (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL
);
CREATE INDEX devices_by_user ON devices (user_id, created_at);

-- live and used are hashes separated by spaces.
CREATE TABLE refresh_chains (
    device_id TEXT NOT NULL PRIMARY KEY REFERENCES devices (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    family TEXT NOT NULL,
    version BIGINT NOT NULL,
    live TEXT NOT NULL,
    used TEXT NOT NULL,
    rotated_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE revocations (
    device_id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL,
    revoked_at BIGINT NOT NULL
);
CREATE INDEX revocations_by_time ON revocations (revoked_at);

CREATE TABLE contacts (
    user_id TEXT NOT NULL REFERENCES accounts (id),
    other_id TEXT NOT NULL REFERENCES accounts (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (user_id, other_id)
);
CREATE INDEX contacts_by_other ON contacts (other_id);

CREATE TABLE blocks (
    user_id TEXT NOT NULL REFERENCES accounts (id),
    other_id TEXT NOT NULL REFERENCES accounts (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (user_id, other_id)
);
CREATE INDEX blocks_by_other ON blocks (other_id);

CREATE TABLE invites (
    code TEXT NOT NULL PRIMARY KEY,
    creator_id TEXT NOT NULL REFERENCES accounts (id),
    uses INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
