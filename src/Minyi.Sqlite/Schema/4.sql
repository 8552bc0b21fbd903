-- One row an attachment. Of an erased one nothing remains but its id and the time.
CREATE TABLE minyi_attachment (
    district  INTEGER NOT NULL,
    id        TEXT    NOT NULL,
    petition  TEXT,
    sent_by   TEXT,
    sent_at   INTEGER,                              -- microseconds since 1970-01-01T00:00Z
    subject   TEXT,                                 -- whom it is erased with
    type      TEXT,                                 -- the media type, by its content
    length    INTEGER,
    reference BLOB,                                 -- the salted digest that events hold
    digest    BLOB,                                 -- the digest of the bytes
    status    TEXT    NOT NULL CHECK (status IN ('Quarantined', 'Cleared', 'Rejected', 'Erased')),
    erased_at INTEGER,
    PRIMARY KEY (district, id),
    CHECK ((status = 'Erased') = (erased_at IS NOT NULL) AND (status = 'Erased') = (petition IS NULL AND sent_by IS NULL AND subject IS NULL AND reference IS NULL AND digest IS NULL))
) STRICT;

CREATE INDEX minyi_attachment_subject ON minyi_attachment (district, subject) WHERE subject IS NOT NULL;
CREATE INDEX minyi_attachment_quarantined ON minyi_attachment (district, id) WHERE status = 'Quarantined';

-- The bytes in pieces, in the order of their numbers from 0.
CREATE TABLE minyi_attachment_piece (
    district INTEGER NOT NULL,
    id       TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    bytes    BLOB    NOT NULL,
    PRIMARY KEY (district, id, number)
) STRICT;
