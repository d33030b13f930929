-- How far all read models have come that answer: they are moved on together, by this one row.
CREATE TABLE read_model_position (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    position bigint NOT NULL CHECK (position >= -1),
    -- Rises whenever a generation joins them or leaves them: who moves them on knows which these are.
    members bigint NOT NULL DEFAULT 0
);
INSERT INTO read_model_position (position) VALUES (-1);
GRANT SELECT, UPDATE ON read_model_position TO ledger_app;

-- Null where it is moved on with all that answer; its own while it is being built, is catching up,
-- or is superseded.
ALTER TABLE projection_generation ALTER COLUMN position DROP NOT NULL;

-- Nothing is tracked by the framework any more.
DROP TABLE tokenentry;
