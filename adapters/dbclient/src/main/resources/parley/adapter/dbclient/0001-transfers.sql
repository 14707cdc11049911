-- What was moved here from embedded stores; source is the generation of the log. finished_at is 0 until all was read back.
CREATE TABLE transfers (
    source TEXT NOT NULL PRIMARY KEY,
    started_at BIGINT NOT NULL,
    finished_at BIGINT NOT NULL
);
