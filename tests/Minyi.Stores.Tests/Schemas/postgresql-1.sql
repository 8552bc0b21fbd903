-- Petitions and personal data in PostgreSQL 13 or later. Running it again changes nothing.
-- Texts are compared byte by byte (COLLATE "C"), whatever the collation of the database.

-- One row a partition of the stream; there is one, 0. It holds the number of the last event. Whoever appends locks it until the commit, so that numbers
-- count without gaps and no event ever appears before one that has been read.
CREATE TABLE IF NOT EXISTS minyi_stream (
    partition integer PRIMARY KEY CHECK (partition >= 0),
    head      bigint  NOT NULL
);

INSERT INTO minyi_stream (partition, head) VALUES (0, 0) ON CONFLICT DO NOTHING;

-- One row an event. Its position is (partition, number).
CREATE TABLE IF NOT EXISTS minyi_event (
    partition       integer     NOT NULL,
    number          bigint      NOT NULL CHECK (number > 0),
    petition        text        COLLATE "C" NOT NULL,
    version         integer     NOT NULL CHECK (version > 0),
    command         text        COLLATE "C" NOT NULL,
    last_of_command boolean     NOT NULL,
    actor           text        COLLATE "C" NOT NULL,
    recorded_at     timestamptz NOT NULL,
    type            text        NOT NULL,
    schema_version  integer     NOT NULL,
    payload         text        NOT NULL,           -- JSON, exactly as the hash covers it (jsonb would write it anew)
    previous_hash   bytea       NOT NULL CHECK (length(previous_hash) = 32),
    hash            bytea       NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (partition, number)
);

CREATE UNIQUE INDEX IF NOT EXISTS minyi_event_version ON minyi_event (petition, version);

-- A command is appended to a petition once.
CREATE UNIQUE INDEX IF NOT EXISTS minyi_event_command ON minyi_event (petition, command) WHERE last_of_command;

-- One row a record of personal data. Of an erased one nothing remains but its id and the time; the old version of the row
-- leaves the disk with the next VACUUM.
CREATE TABLE IF NOT EXISTS minyi_personal_data (
    id        text        COLLATE "C" PRIMARY KEY,
    subject   text        COLLATE "C",
    fields    text,                                 -- JSON object of texts by name
    salt      bytea,
    erased_at timestamptz,
    CHECK ((erased_at IS NULL AND fields IS NOT NULL AND salt IS NOT NULL)
        OR (erased_at IS NOT NULL AND fields IS NULL AND salt IS NULL AND subject IS NULL))
);

CREATE INDEX IF NOT EXISTS minyi_personal_data_subject ON minyi_personal_data (subject) WHERE subject IS NOT NULL;
