-- One row an attachment. Of an erased one nothing remains but its id and the time; the old version of the row and its pieces leave the disk with the next VACUUM.
CREATE TABLE minyi_attachment (
    district  integer NOT NULL,
    id        text    COLLATE "C" NOT NULL,
    petition  text    COLLATE "C",
    sent_by   text    COLLATE "C",
    sent_at   timestamptz,
    subject   text    COLLATE "C",                  -- whom it is erased with
    type      text,                                 -- the media type, by its content
    length    bigint,
    reference bytea,                                -- the salted digest that events hold
    digest    bytea,                                -- the digest of the bytes
    status    text    NOT NULL CHECK (status IN ('Quarantined', 'Cleared', 'Rejected', 'Erased')),
    erased_at timestamptz,
    PRIMARY KEY (district, id),
    CHECK ((status = 'Erased') = (erased_at IS NOT NULL) AND (status = 'Erased') = (petition IS NULL AND sent_by IS NULL AND subject IS NULL AND reference IS NULL AND digest IS NULL))
);

CREATE INDEX minyi_attachment_subject ON minyi_attachment (district, subject) WHERE subject IS NOT NULL;
CREATE INDEX minyi_attachment_quarantined ON minyi_attachment (district, id) WHERE status = 'Quarantined';

-- The bytes in pieces, in the order of their numbers from 0.
CREATE TABLE minyi_attachment_piece (
    district integer NOT NULL,
    id       text    COLLATE "C" NOT NULL,
    number   integer NOT NULL,
    bytes    bytea   NOT NULL,
    PRIMARY KEY (district, id, number)
);

ALTER TABLE minyi_attachment_piece ALTER COLUMN bytes SET STORAGE EXTERNAL; -- photos and office files are compressed already
