-- Several districts in one file, each with a number of its own; lists; snapshots; texts that can be taken back.
-- What was in the file is the district 'default'.

CREATE TABLE minyi_district (
    district INTEGER PRIMARY KEY,
    key      TEXT    NOT NULL UNIQUE,
    list     INTEGER NOT NULL,                      -- which rows of minyi_list are its lists
    listed   INTEGER NOT NULL CHECK (listed IN (0, 1)) -- 0: it has events that were never listed, so the lists are to be made first
) STRICT;

INSERT INTO minyi_district (district, key, list, listed) SELECT 1, 'default', 1, NOT EXISTS (SELECT 1 FROM minyi_event);

ALTER TABLE minyi_event RENAME TO minyi_event_1;

CREATE TABLE minyi_event (
    district        INTEGER NOT NULL,
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
    PRIMARY KEY (district, partition, number)
) STRICT;

INSERT INTO minyi_event
SELECT 1, partition, number, petition, version, command, last_of_command, actor, recorded_at, type, schema_version, payload, previous_hash, hash FROM minyi_event_1;

DROP TABLE minyi_event_1;

CREATE UNIQUE INDEX minyi_event_version ON minyi_event (district, petition, version);

-- A command is appended to a petition once.
CREATE UNIQUE INDEX minyi_event_command ON minyi_event (district, petition, command) WHERE last_of_command = 1;

ALTER TABLE minyi_personal_data RENAME TO minyi_personal_data_1;

CREATE TABLE minyi_personal_data (
    district  INTEGER NOT NULL,
    id        TEXT    NOT NULL,
    subject   TEXT,
    fields    TEXT,                                 -- JSON object of texts by name
    salt      BLOB,
    erased_at INTEGER,                              -- microseconds since 1970-01-01T00:00Z
    puts      INTEGER NOT NULL DEFAULT 1,           -- how often it was put and not taken back
    PRIMARY KEY (district, id),
    CHECK ((erased_at IS NULL AND fields IS NOT NULL AND salt IS NOT NULL)
        OR (erased_at IS NOT NULL AND fields IS NULL AND salt IS NULL AND subject IS NULL))
) STRICT;

INSERT INTO minyi_personal_data (district, id, subject, fields, salt, erased_at) SELECT 1, id, subject, fields, salt, erased_at FROM minyi_personal_data_1;

DROP TABLE minyi_personal_data_1;

CREATE INDEX minyi_personal_data_subject ON minyi_personal_data (district, subject) WHERE subject IS NOT NULL;

-- Petitions as they stood at some version. All of it can be thrown away.
CREATE TABLE minyi_snapshot (
    district         INTEGER NOT NULL,
    petition         TEXT    NOT NULL,
    version          INTEGER NOT NULL,
    hash             BLOB    NOT NULL,
    workflow         TEXT    NOT NULL,
    workflow_version INTEGER NOT NULL,
    format           INTEGER NOT NULL,
    content          BLOB    NOT NULL,
    seal             BLOB    NOT NULL,
    PRIMARY KEY (district, petition)
) STRICT;

-- The numbers of lists that were begun. A district's are those that minyi_district names; others are being made.
CREATE TABLE minyi_lists (
    list     INTEGER PRIMARY KEY AUTOINCREMENT,
    district INTEGER NOT NULL
) STRICT;

INSERT INTO minyi_lists (list, district) VALUES (1, 1);

-- Under which rules rows were made: few texts, by a number that follows from the text.
CREATE TABLE minyi_list_basis (
    district INTEGER NOT NULL,
    basis    INTEGER NOT NULL,
    text     TEXT    NOT NULL,
    PRIMARY KEY (district, basis)
) STRICT;

-- One row a petition, written in the transaction of its events. content is the row; the columns are what it is found by.
CREATE TABLE minyi_list (
    list           INTEGER NOT NULL,
    petition       TEXT    NOT NULL,
    closed         INTEGER NOT NULL CHECK (closed IN (0, 1)),
    state          TEXT    NOT NULL,
    kind           TEXT,
    category       TEXT,
    studio         TEXT,
    unit           TEXT,
    representative TEXT,
    petitioner     TEXT,
    meeting        TEXT,
    head           TEXT,
    state_tag      INTEGER NOT NULL,
    kind_tag       INTEGER,
    category_tag   INTEGER,
    studio_tag     INTEGER,
    unit_tag       INTEGER,
    month          INTEGER NOT NULL,
    registered_at  INTEGER NOT NULL,                -- microseconds since 1970-01-01T00:00Z
    due_at         INTEGER NOT NULL,                -- the same; the largest number where nothing is due
    basis          INTEGER NOT NULL,
    texts          TEXT,                            -- the record of the texts that came with the registration
    texts_digest   BLOB,
    content        TEXT    NOT NULL,
    PRIMARY KEY (list, petition)
) STRICT;

-- Each order of each list has its index. The tags behind the petition (a number that follows from the text) are what a list may be narrowed by, so that next
-- to no row is looked at that is not shown.
CREATE INDEX minyi_list_registered ON minyi_list (list, closed, registered_at, petition, due_at);
CREATE INDEX minyi_list_registered_studio ON minyi_list (list, closed, studio, registered_at, petition, state_tag, kind_tag, unit_tag, category_tag);
CREATE INDEX minyi_list_registered_unit ON minyi_list (list, closed, unit, registered_at, petition, state_tag, kind_tag, studio_tag, category_tag);
CREATE INDEX minyi_list_registered_category ON minyi_list (list, closed, category, registered_at, petition, state_tag, kind_tag);
CREATE INDEX minyi_list_registered_state ON minyi_list (list, closed, state, registered_at, petition, kind_tag);
CREATE INDEX minyi_list_registered_kind ON minyi_list (list, closed, kind, registered_at, petition);
CREATE INDEX minyi_list_due ON minyi_list (list, due_at, petition, month) WHERE closed = 0;
CREATE INDEX minyi_list_due_studio ON minyi_list (list, studio, due_at, petition, state_tag, kind_tag, unit_tag, category_tag, month) WHERE closed = 0;
CREATE INDEX minyi_list_due_unit ON minyi_list (list, unit, due_at, petition, state_tag, kind_tag, studio_tag, category_tag, month) WHERE closed = 0;
CREATE INDEX minyi_list_due_category ON minyi_list (list, category, due_at, petition, state_tag, kind_tag, month) WHERE closed = 0;
CREATE INDEX minyi_list_due_state ON minyi_list (list, state, due_at, petition, kind_tag, month) WHERE closed = 0;
CREATE INDEX minyi_list_due_kind ON minyi_list (list, kind, due_at, petition, month) WHERE closed = 0;

-- What few petitions have in common is sorted when it is asked for.
CREATE INDEX minyi_list_representative ON minyi_list (list, representative, closed, registered_at, petition) WHERE representative IS NOT NULL;
CREATE INDEX minyi_list_petitioner ON minyi_list (list, petitioner, closed, registered_at, petition) WHERE petitioner IS NOT NULL;
CREATE INDEX minyi_list_meeting ON minyi_list (list, meeting, closed, registered_at, petition) WHERE meeting IS NOT NULL;
CREATE INDEX minyi_list_head ON minyi_list (list, head) WHERE head IS NOT NULL;

-- What rows are found by of which there may be several: parties, references, and whose turn it is. In the order of what is due: an inbox.
CREATE TABLE minyi_list_key (
    list     INTEGER NOT NULL,
    key      TEXT    NOT NULL,
    due_at   INTEGER NOT NULL,
    petition TEXT    NOT NULL,
    PRIMARY KEY (list, key, due_at, petition)
) STRICT, WITHOUT ROWID;

CREATE INDEX minyi_list_key_petition ON minyi_list_key (list, petition);
