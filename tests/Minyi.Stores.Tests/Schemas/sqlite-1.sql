-- Petitions and personal data in SQLite 3.37 or later. Running it again changes nothing.

-- One row: the version of these tables. A store that knows another one does not open the file.
CREATE TABLE IF NOT EXISTS minyi_schema (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;

INSERT INTO minyi_schema (id, version) VALUES (1, 1) ON CONFLICT DO NOTHING;

-- One row an event. Its position is (partition, number); there is one partition, 0. Numbers count without gaps, because only one writer at a time
-- has the file (BEGIN IMMEDIATE).
CREATE TABLE IF NOT EXISTS minyi_event (
    partition       INTEGER NOT NULL,
    number          INTEGER NOT NULL CHECK (number > 0),
    petition        TEXT    NOT NULL,
    version         INTEGER NOT NULL CHECK (version > 0),
    command         TEXT    NOT NULL,
    last_of_command INTEGER NOT NULL CHECK (last_of_command IN (0, 1)),
    actor           TEXT    NOT NULL,
    recorded_at     INTEGER NOT NULL,               -- microseconds since 1970-01-01T00:00Z
    type            TEXT    NOT NULL,
    schema_version  INTEGER NOT NULL,
    payload         TEXT    NOT NULL,               -- JSON, exactly as the hash covers it
    previous_hash   BLOB    NOT NULL CHECK (length(previous_hash) = 32),
    hash            BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (partition, number)
) STRICT;

CREATE UNIQUE INDEX IF NOT EXISTS minyi_event_version ON minyi_event (petition, version);

-- A command is appended to a petition once.
CREATE UNIQUE INDEX IF NOT EXISTS minyi_event_command ON minyi_event (petition, command) WHERE last_of_command = 1;

-- One row a record of personal data. Of an erased one nothing remains but its id and the time.
CREATE TABLE IF NOT EXISTS minyi_personal_data (
    id        TEXT PRIMARY KEY,
    subject   TEXT,
    fields    TEXT,                                 -- JSON object of texts by name
    salt      BLOB,
    erased_at INTEGER,                              -- microseconds since 1970-01-01T00:00Z
    CHECK ((erased_at IS NULL AND fields IS NOT NULL AND salt IS NOT NULL)
        OR (erased_at IS NOT NULL AND fields IS NULL AND salt IS NULL AND subject IS NULL))
) STRICT;

CREATE INDEX IF NOT EXISTS minyi_personal_data_subject ON minyi_personal_data (subject) WHERE subject IS NOT NULL;
