-- The tables of the first version, and what refuses to change or remove a row. Made once; a later step is a file of its own.
CREATE TABLE articles (
    id SERIAL NOT NULL,
    key VARCHAR(12) NOT NULL,
    article VARCHAR(16) NOT NULL,
    url TEXT,
    title TEXT NOT NULL,
    language VARCHAR(8) NOT NULL,
    published_on DATE,
    snapshot VARCHAR(64) NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    replaces INTEGER,
    CONSTRAINT pk_articles PRIMARY KEY (id),
    CONSTRAINT uq_articles_key_article UNIQUE (key, article),
    CONSTRAINT fk_articles_replaces FOREIGN KEY(replaces) REFERENCES articles (id)
);
CREATE INDEX ix_articles_article ON articles (article);
CREATE INDEX ix_articles_key ON articles (key);
CREATE INDEX ix_articles_replaces ON articles (replaces);

CREATE TABLE begun (
    id SERIAL NOT NULL,
    work VARCHAR(64) NOT NULL,
    run TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_begun PRIMARY KEY (id)
);
CREATE INDEX ix_begun_work ON begun (work);

CREATE TABLE looks (
    id SERIAL NOT NULL,
    place TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    final_url TEXT NOT NULL,
    content TEXT NOT NULL,
    listed TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_looks PRIMARY KEY (id)
);
CREATE INDEX ix_looks_place ON looks (place);

CREATE TABLE notices (
    id SERIAL NOT NULL,
    place TEXT NOT NULL,
    problem TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_notices PRIMARY KEY (id)
);
CREATE INDEX ix_notices_place ON notices (place);

CREATE TABLE posted (
    id SERIAL NOT NULL,
    event VARCHAR(36) NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_posted PRIMARY KEY (id),
    CONSTRAINT uq_posted_event UNIQUE (event)
);

CREATE TABLE sightings (
    id SERIAL NOT NULL,
    address VARCHAR(64) NOT NULL,
    place TEXT NOT NULL,
    number INTEGER NOT NULL,
    version VARCHAR(64) NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    event TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_sightings PRIMARY KEY (id),
    CONSTRAINT uq_sightings_address_place_number UNIQUE (address, place, number)
);

CREATE TABLE acted (
    id SERIAL NOT NULL,
    posted_id INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_acted PRIMARY KEY (id),
    CONSTRAINT uq_acted_posted_id UNIQUE (posted_id),
    CONSTRAINT fk_acted_posted_id FOREIGN KEY(posted_id) REFERENCES posted (id)
);

CREATE TABLE checks (
    id SERIAL NOT NULL,
    "check" VARCHAR(16) NOT NULL,
    article_id INTEGER NOT NULL,
    run TEXT NOT NULL,
    sources TEXT NOT NULL,
    policy TEXT NOT NULL,
    asked_as_of DATE,
    policy_version TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    checked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    replaces INTEGER,
    report TEXT NOT NULL,
    CONSTRAINT pk_checks PRIMARY KEY (id),
    CONSTRAINT uq_checks_check UNIQUE ("check"),
    CONSTRAINT fk_checks_article_id FOREIGN KEY(article_id) REFERENCES articles (id),
    CONSTRAINT fk_checks_replaces FOREIGN KEY(replaces) REFERENCES checks (id)
);
CREATE INDEX ix_checks_article_id ON checks (article_id);
CREATE INDEX ix_checks_replaces ON checks (replaces);
CREATE INDEX ix_checks_run ON checks (run);

CREATE TABLE claims (
    id SERIAL NOT NULL,
    claim VARCHAR(64) NOT NULL,
    article_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    quote TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    speaker TEXT,
    not_checkable_because TEXT,
    CONSTRAINT pk_claims PRIMARY KEY (id),
    CONSTRAINT uq_claims_article_id_claim UNIQUE (article_id, claim),
    CONSTRAINT fk_claims_article_id FOREIGN KEY(article_id) REFERENCES articles (id)
);
CREATE INDEX ix_claims_article_id ON claims (article_id);
CREATE INDEX ix_claims_claim ON claims (claim);

CREATE TABLE sent (
    id SERIAL NOT NULL,
    sighting_id INTEGER NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_sent PRIMARY KEY (id),
    CONSTRAINT fk_sent_sighting_id FOREIGN KEY(sighting_id) REFERENCES sightings (id)
);
CREATE INDEX ix_sent_sighting_id ON sent (sighting_id);

CREATE TABLE review_requests (
    id SERIAL NOT NULL,
    check_id INTEGER NOT NULL,
    run TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    basis INTEGER NOT NULL,
    doubtful INTEGER NOT NULL,
    CONSTRAINT pk_review_requests PRIMARY KEY (id),
    CONSTRAINT uq_review_requests_check_id_run_attempt UNIQUE (check_id, run, attempt),
    CONSTRAINT fk_review_requests_check_id FOREIGN KEY(check_id) REFERENCES checks (id)
);
CREATE INDEX ix_review_requests_check_id ON review_requests (check_id);

CREATE TABLE reviews (
    id SERIAL NOT NULL,
    check_id INTEGER NOT NULL,
    key VARCHAR(12) NOT NULL,
    number INTEGER NOT NULL,
    run TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    reviewed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    policy_version TEXT NOT NULL,
    replaces INTEGER,
    CONSTRAINT pk_reviews PRIMARY KEY (id),
    CONSTRAINT uq_reviews_key_number UNIQUE (key, number),
    CONSTRAINT fk_reviews_check_id FOREIGN KEY(check_id) REFERENCES checks (id),
    CONSTRAINT fk_reviews_replaces FOREIGN KEY(replaces) REFERENCES reviews (id)
);
CREATE INDEX ix_reviews_check_id ON reviews (check_id);
CREATE INDEX ix_reviews_replaces ON reviews (replaces);

CREATE TABLE verdicts (
    id SERIAL NOT NULL,
    check_id INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    label TEXT NOT NULL,
    precision TEXT,
    attribution TEXT,
    confidence FLOAT NOT NULL,
    rule TEXT NOT NULL,
    because TEXT NOT NULL,
    as_of DATE NOT NULL,
    origins INTEGER NOT NULL,
    replaces INTEGER,
    CONSTRAINT pk_verdicts PRIMARY KEY (id),
    CONSTRAINT uq_verdicts_check_id_claim_id UNIQUE (check_id, claim_id),
    CONSTRAINT fk_verdicts_check_id FOREIGN KEY(check_id) REFERENCES checks (id),
    CONSTRAINT fk_verdicts_claim_id FOREIGN KEY(claim_id) REFERENCES claims (id),
    CONSTRAINT fk_verdicts_replaces FOREIGN KEY(replaces) REFERENCES verdicts (id)
);
CREATE INDEX ix_verdicts_check_id ON verdicts (check_id);
CREATE INDEX ix_verdicts_claim_id ON verdicts (claim_id);
CREATE INDEX ix_verdicts_replaces ON verdicts (replaces);

CREATE TABLE evidence (
    id SERIAL NOT NULL,
    verdict_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    source TEXT NOT NULL,
    publisher TEXT NOT NULL,
    url TEXT NOT NULL,
    snapshot VARCHAR(64) NOT NULL,
    fetched_at TIMESTAMP WITH TIME ZONE NOT NULL,
    quote TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    stance TEXT NOT NULL,
    rule TEXT NOT NULL,
    working TEXT,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT uq_evidence_verdict_id_place UNIQUE (verdict_id, place),
    CONSTRAINT fk_evidence_verdict_id FOREIGN KEY(verdict_id) REFERENCES verdicts (id)
);
CREATE INDEX ix_evidence_snapshot ON evidence (snapshot);
CREATE INDEX ix_evidence_url ON evidence (url);
CREATE INDEX ix_evidence_verdict_id ON evidence (verdict_id);

CREATE TABLE rulings (
    id SERIAL NOT NULL,
    review_id INTEGER NOT NULL,
    verdict_id INTEGER NOT NULL,
    proposed TEXT NOT NULL,
    label TEXT NOT NULL,
    replaces INTEGER,
    CONSTRAINT pk_rulings PRIMARY KEY (id),
    CONSTRAINT uq_rulings_review_id_verdict_id UNIQUE (review_id, verdict_id),
    CONSTRAINT fk_rulings_review_id FOREIGN KEY(review_id) REFERENCES reviews (id),
    CONSTRAINT fk_rulings_verdict_id FOREIGN KEY(verdict_id) REFERENCES verdicts (id),
    CONSTRAINT fk_rulings_replaces FOREIGN KEY(replaces) REFERENCES rulings (id)
);
CREATE INDEX ix_rulings_replaces ON rulings (replaces);
CREATE INDEX ix_rulings_review_id ON rulings (review_id);
CREATE INDEX ix_rulings_verdict_id ON rulings (verdict_id);

CREATE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN RAISE EXCEPTION ''nothing in the ledger is changed or removed''; END';
CREATE TRIGGER articles_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON articles
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER begun_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON begun
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER looks_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON looks
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER notices_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON notices
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER posted_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON posted
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER sightings_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON sightings
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER acted_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON acted
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER checks_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON checks
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER claims_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON claims
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER sent_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON sent
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER review_requests_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON review_requests
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER reviews_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON reviews
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER verdicts_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON verdicts
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER evidence_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER rulings_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON rulings
FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
