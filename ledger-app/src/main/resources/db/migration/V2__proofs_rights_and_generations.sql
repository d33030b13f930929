-- Proofs: a Merkle tree over the sealed entries, and signed checkpoints of it.

ALTER TABLE sealed_entry
    ADD COLUMN leaf_hash bytea,
    -- Where the event stands in a PostgreSQL store, so that a moved row is noticed; null on another.
    ADD COLUMN store_index bigint,
    ADD COLUMN store_xid xid8;
UPDATE sealed_entry SET leaf_hash = sha256('\x00'::bytea || entry), store_index = e.globalindex, store_xid = e.xid
  FROM domainevententry e WHERE e.eventidentifier = event_id;
ALTER TABLE sealed_entry ALTER COLUMN leaf_hash SET NOT NULL;
-- Tiles of leaf hashes are read without the entries themselves; so are positions by an instant.
ALTER TABLE sealed_entry DROP CONSTRAINT sealed_entry_pkey, ADD PRIMARY KEY (position) INCLUDE (leaf_hash);
CREATE INDEX sealed_entry_recorded_at ON sealed_entry (recorded_at, position);

-- The roots of whole tiles: level L, index I covers the leaves from I * 256^L, 256^L of them.
CREATE TABLE log_node (
    level smallint NOT NULL CHECK (level > 0),
    index bigint NOT NULL CHECK (index >= 0),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, index)
);

-- Every checkpoint that was ever signed. Numbers are dense, so that a missing one is noticed.
CREATE TABLE checkpoint (
    number bigint PRIMARY KEY CHECK (number >= 0),
    size bigint NOT NULL UNIQUE CHECK (size >= 0),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    note text NOT NULL
);

-- What witnesses signed of a checkpoint.
CREATE TABLE cosignature (
    size bigint NOT NULL REFERENCES checkpoint (size),
    witness text NOT NULL,
    line text NOT NULL,
    PRIMARY KEY (size, witness)
);

-- Every public key under which checkpoints were signed, and from which size on.
CREATE TABLE log_key (
    vkey text PRIMARY KEY,
    since_size bigint NOT NULL
);

ALTER TABLE sealer_state
    -- The tree is grown with the entries; it is behind them only after coming from before it was.
    ADD COLUMN tree_size bigint NOT NULL DEFAULT 0,
    ADD COLUMN frontier bytea NOT NULL DEFAULT '',
    ADD COLUMN checkpoint_number bigint,
    ADD COLUMN checkpoint_size bigint,
    ADD COLUMN checkpoint_at timestamptz;

-- Read models, each in a schema of its own for every generation of its code and tables.

CREATE TABLE projection_generation (
    projection text NOT NULL,
    generation integer NOT NULL,
    -- Digests of the code that fills it, and of its schema.sql.
    code text NOT NULL,
    tables text NOT NULL,
    state text NOT NULL CHECK (state IN ('building', 'live', 'superseded')),
    position bigint NOT NULL DEFAULT -1,
    created_at timestamptz NOT NULL DEFAULT now(),
    -- When it became what it is.
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, generation)
);
CREATE UNIQUE INDEX projection_generation_live ON projection_generation (projection) WHERE state = 'live';
CREATE UNIQUE INDEX projection_generation_building ON projection_generation (projection)
    WHERE state = 'building';

-- Read models without generations are made anew from the log.
DROP TABLE projection_progress;
DELETE FROM tokenentry;
DROP SCHEMA IF EXISTS membership, charter, meetings, presidency, funding, contributions CASCADE;

-- Rights. The application works as ledger_app: it adds to events and log, and changes neither.

DO $$
BEGIN
    CREATE ROLE ledger_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- Another ledger of this server has made it.
END $$;
DO $$
BEGIN
    IF NOT pg_has_role(current_user, 'ledger_app', 'SET') THEN
        EXECUTE format('GRANT ledger_app TO %I WITH SET TRUE', current_user);
    END IF;
    EXECUTE format('GRANT CREATE ON DATABASE %I TO ledger_app', current_database());
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ledger_app', current_schema());
END $$;

GRANT SELECT, INSERT ON domainevententry, sealed_entry, log_node, checkpoint, cosignature, log_key,
    ledger_identity TO ledger_app;
GRANT SELECT ON snapshotevententry TO ledger_app;
GRANT SELECT, UPDATE ON sealer_state TO ledger_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON tokenentry, projection_generation TO ledger_app;

-- Who has more rights than that meets the triggers, and who removes them is found by verification.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege',
              HINT = 'What was recorded is corrected by recording the correction.';
END $$;
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['domainevententry', 'sealed_entry', 'log_node', 'checkpoint', 'cosignature',
                                'log_key', 'ledger_identity'] LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only', name);
    END LOOP;
END $$;
