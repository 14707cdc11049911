-- Times are milliseconds since the epoch, ids the text of UUIDs, hashes of secrets SHA-256 in hexadecimal.

-- post, edit and invite are MEMBERS or ADMINS. members counts those whose membership has begun and not ended. version
-- counts settled changes; revision also counts changes that become pending or are given up.
CREATE TABLE chat_groups (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    avatar TEXT NOT NULL,
    post TEXT NOT NULL,
    edit TEXT NOT NULL,
    invite TEXT NOT NULL,
    approval INTEGER NOT NULL,
    members INTEGER NOT NULL,
    version BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Never deleted. until_seq is 9223372036854775807 while the membership lasts; ending is 1 while a pending change ends it.
CREATE TABLE memberships (
    group_id TEXT NOT NULL REFERENCES chat_groups (id),
    user_id TEXT NOT NULL,
    from_seq BIGINT NOT NULL,
    until_seq BIGINT NOT NULL,
    ending INTEGER NOT NULL DEFAULT 0,
    role TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (group_id, user_id, from_seq)
);
CREATE INDEX memberships_by_end ON memberships (group_id, until_seq);
CREATE INDEX memberships_by_user ON memberships (user_id, until_seq, group_id);

-- The pending change of a group. users are ids separated by spaces; detail depends on the kind.
CREATE TABLE group_changes (
    group_id TEXT NOT NULL PRIMARY KEY REFERENCES chat_groups (id),
    id TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    users TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE group_links (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES chat_groups (id),
    token TEXT NOT NULL UNIQUE,
    creator_id TEXT NOT NULL,
    uses INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX group_links_by_group ON group_links (group_id, created_at);
CREATE INDEX group_links_by_end ON group_links (expires_at);

CREATE TABLE group_requests (
    group_id TEXT NOT NULL REFERENCES chat_groups (id),
    user_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (group_id, user_id)
);
CREATE INDEX group_requests_by_user ON group_requests (user_id);
CREATE INDEX group_requests_by_time ON group_requests (asked_at);

-- Users whose accounts are gone and who have to leave their groups.
CREATE TABLE group_departures (
    user_id TEXT NOT NULL PRIMARY KEY,
    added_at BIGINT NOT NULL
);
