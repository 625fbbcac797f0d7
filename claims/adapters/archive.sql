-- The archive: what was sent, what was read from it, and every time that somebody was asked. Rows are only ever added.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;

CREATE TABLE IF NOT EXISTS bodies (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS bodies_by_hash ON bodies (sha256);

CREATE TABLE IF NOT EXISTS texts (
    sha256 TEXT NOT NULL, -- of the body
    reader TEXT NOT NULL, -- version of what has read it
    text TEXT NOT NULL,
    PRIMARY KEY (sha256, reader)
);

CREATE TABLE IF NOT EXISTS visits (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    visit TEXT NOT NULL -- JSON
);
CREATE INDEX IF NOT EXISTS visits_by_url ON visits (url, id);

CREATE TRIGGER IF NOT EXISTS bodies_stay_as_they_are BEFORE UPDATE ON bodies
BEGIN SELECT RAISE(ABORT, 'nothing in the archive is changed'); END;
CREATE TRIGGER IF NOT EXISTS bodies_stay BEFORE DELETE ON bodies
BEGIN SELECT RAISE(ABORT, 'nothing in the archive is removed'); END;
CREATE TRIGGER IF NOT EXISTS texts_stay_as_they_are BEFORE UPDATE ON texts
BEGIN SELECT RAISE(ABORT, 'nothing in the archive is changed'); END;
CREATE TRIGGER IF NOT EXISTS texts_stay BEFORE DELETE ON texts
BEGIN SELECT RAISE(ABORT, 'nothing in the archive is removed'); END;
CREATE TRIGGER IF NOT EXISTS visits_stay_as_they_are BEFORE UPDATE ON visits
BEGIN SELECT RAISE(ABORT, 'nothing in the archive is changed'); END;
CREATE TRIGGER IF NOT EXISTS visits_stay BEFORE DELETE ON visits
BEGIN SELECT RAISE(ABORT, 'nothing in the archive is removed'); END;

-- What replaces a row is no update and no delete, and would pass the others.
CREATE TRIGGER IF NOT EXISTS bodies_are_not_replaced BEFORE INSERT ON bodies
WHEN EXISTS (SELECT 1 FROM bodies WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'nothing in the archive is replaced'); END;
CREATE TRIGGER IF NOT EXISTS texts_are_not_replaced BEFORE INSERT ON texts
WHEN EXISTS (SELECT 1 FROM texts WHERE sha256 = NEW.sha256 AND reader = NEW.reader)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER IF NOT EXISTS visits_are_not_replaced BEFORE INSERT ON visits
WHEN EXISTS (SELECT 1 FROM visits WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'nothing in the archive is replaced'); END;
