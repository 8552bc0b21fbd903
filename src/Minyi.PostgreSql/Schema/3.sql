-- Notices that wait to be sent, and those that could not be. What was sent is deleted.
CREATE TABLE minyi_notice (
    district    integer     NOT NULL,
    petition    text        COLLATE "C" NOT NULL,
    version     integer     NOT NULL,
    ordinal     integer     NOT NULL,
    content     text        NOT NULL,               -- JSON, without personal data
    happened_at timestamptz NOT NULL,
    free_at     timestamptz NOT NULL,               -- from when it may be taken: since it happened, until it is tried again, or until its lease has run out
    lease       text        COLLATE "C",
    failures    integer     NOT NULL DEFAULT 0,
    dead_at     timestamptz,                        -- when it was given up
    error       text,
    PRIMARY KEY (district, petition, version, ordinal)
);

CREATE INDEX minyi_notice_free ON minyi_notice (district, free_at) WHERE dead_at IS NULL;
CREATE INDEX minyi_notice_happened ON minyi_notice (district, happened_at) WHERE dead_at IS NULL;
CREATE INDEX minyi_notice_dead ON minyi_notice (district, petition, version, ordinal) WHERE dead_at IS NOT NULL;
