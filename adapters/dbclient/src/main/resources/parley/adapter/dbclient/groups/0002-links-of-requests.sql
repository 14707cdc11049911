-- The link that a request came by, which gets its use back if the request leads to nothing; empty for older requests.
ALTER TABLE group_requests ADD COLUMN link_id TEXT NOT NULL DEFAULT '';
