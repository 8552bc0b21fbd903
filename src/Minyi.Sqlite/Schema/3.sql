-- Notices that wait to be sent, and those that could not be. What was sent is deleted.
CREATE TABLE minyi_notice (
    district    INTEGER NOT NULL,
    petition    TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL,
    content     TEXT    NOT NULL,                   -- JSON, without personal data
    happened_at INTEGER NOT NULL,                   -- microseconds since 1970-01-01T00:00Z, as the others
    free_at     INTEGER NOT NULL,                   -- from when it may be taken: since it happened, until it is tried again, or until its lease has run out
    lease       TEXT,
    failures    INTEGER NOT NULL DEFAULT 0,
    dead_at     INTEGER,                            -- when it was given up
    error       TEXT,
    PRIMARY KEY (district, petition, version, ordinal)
) STRICT;

CREATE INDEX minyi_notice_free ON minyi_notice (district, free_at) WHERE dead_at IS NULL;
CREATE INDEX minyi_notice_happened ON minyi_notice (district, happened_at) WHERE dead_at IS NULL;
CREATE INDEX minyi_notice_dead ON minyi_notice (district, petition, version, ordinal) WHERE dead_at IS NOT NULL;
