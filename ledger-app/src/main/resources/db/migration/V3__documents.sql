-- Signed letters, minutes, bank advices: what events name by digest, byte by byte as it was received.
CREATE TABLE document (
    digest text COLLATE "C" PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    received_by text NOT NULL,
    content bytea NOT NULL
);
-- Images and PDF are compressed already.
ALTER TABLE document ALTER COLUMN content SET STORAGE EXTERNAL;

GRANT SELECT, INSERT ON document TO ledger_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE document ENABLE ALWAYS TRIGGER append_only;
