-- In PostgreSQL an event is stored by being sealed: one statement gives the positions and writes the entries, and there
-- is no second table that could say something else.

-- An entry's place in its stream, by which streams are read and a sequence number is given once.
ALTER TABLE sealed_entry ADD COLUMN sequence bigint;
ALTER TABLE sealed_entry DISABLE TRIGGER append_only;
UPDATE sealed_entry SET sequence = CAST(CAST(convert_from(entry, 'UTF8') AS json) ->> 'sequence' AS bigint);
ALTER TABLE sealed_entry ENABLE ALWAYS TRIGGER append_only;

-- The bytes of an entry, as the ledger makes them.
CREATE FUNCTION pg_temp.entry_of(e domainevententry, origin text) RETURNS bytea LANGUAGE sql AS $$
    SELECT convert_to(
        '{"specversion":"1.0","id":' || to_json(CAST(e.eventidentifier AS text))
        || ',"source":' || to_json(origin)
        || ',"type":' || to_json(CAST(e.payloadtype AS text))
        || ',"subject":' || to_json(CAST(e.aggregateidentifier AS text))
        || ',"time":' || to_json(CAST(e.timestamp AS text))
        || coalesce(',"revision":' || to_json(CAST(nullif(e.payloadrevision, '') AS text)), '')
        || ',"sequence":"' || e.sequencenumber || '"'
        || coalesce(',"aggregatetype":' || to_json(CAST(e.type AS text)), '')
        || ',"datacontenttype":"application/json","data":' || convert_from(e.payload, 'UTF8')
        || coalesce((SELECT string_agg(',' || to_json(m.key) || ':' || to_json(m.value), '' ORDER BY m.key COLLATE "C")
                       FROM json_each_text(CAST(convert_from(e.metadata, 'UTF8') AS json)) m), '')
        || '}', 'UTF8')
$$;

-- The event table goes once the log is known to hold all of it: what stands in it otherwise is evidence, and stays.
DO $$
DECLARE
    differs bigint;
BEGIN
    SELECT min(coalesce(s.position, p.position)) INTO differs
      FROM (SELECT generate_series(0, next_position - 1) AS position FROM sealer_state) p
           FULL JOIN sealed_entry s ON s.position = p.position
           LEFT JOIN domainevententry e ON e.eventidentifier = s.event_id
           CROSS JOIN sealer_state
     WHERE s.position IS NULL OR p.position IS NULL
        OR ((store <> 'axonserver' OR s.position < store_since)
            AND (e.eventidentifier IS NULL
                 OR s.entry <> pg_temp.entry_of(e, CAST(convert_from(s.entry, 'UTF8') AS json) ->> 'source')));
    IF differs IS NOT NULL THEN
        RAISE EXCEPTION 'The event store and the sealed log differ at position %: have an auditor run VerifyLedger on this database before it is upgraded.', differs;
    END IF;
END $$;

-- What was stored and not sealed yet.
WITH unsealed AS (
    SELECT e, CAST(e.timestamp AS timestamptz) AS time, row_number() OVER (ORDER BY globalindex) AS number
      FROM domainevententry e
     WHERE NOT EXISTS (SELECT 1 FROM sealed_entry s WHERE s.event_id = e.eventidentifier)),
made AS (
    SELECT (u.e).*, u.number, greatest(s.recorded_at, max(u.time) OVER (ORDER BY u.number)) AS recorded,
           s.next_position + u.number - 1 AS position,
           pg_temp.entry_of(u.e, coalesce(
               (SELECT CAST(convert_from(entry, 'UTF8') AS json) -> 'data' ->> 'origin'
                  FROM sealed_entry WHERE subject = 'log' ORDER BY position DESC LIMIT 1),
               (SELECT origin FROM ledger_identity))) AS entry
      FROM unsealed u, sealer_state s)
INSERT INTO sealed_entry (position, event_id, subject, sequence, recorded_at, entry, leaf_hash)
SELECT position, eventidentifier, aggregateidentifier, sequencenumber, recorded, entry, sha256('\x00'::bytea || entry)
  FROM made ORDER BY number;
UPDATE sealer_state SET
    next_position = (SELECT coalesce(max(position), -1) + 1 FROM sealed_entry),
    recorded_at = greatest(recorded_at, (SELECT max(recorded_at) FROM sealed_entry));

ALTER TABLE sealed_entry
    ALTER COLUMN sequence SET NOT NULL, ADD CHECK (sequence >= 0),
    ALTER COLUMN subject TYPE varchar(255) COLLATE "C", ALTER COLUMN event_id TYPE varchar(255) COLLATE "C",
    DROP COLUMN store_index, DROP COLUMN store_xid;
DROP INDEX sealed_entry_subject;
CREATE UNIQUE INDEX sealed_entry_stream ON sealed_entry (subject, sequence);
COMMENT ON TABLE sealed_entry IS
    'The sealed log, which is the event store as well: one total order, dense from 0, and each stream dense from 0.';
DROP FUNCTION pg_temp.entry_of(domainevententry, text);
DROP TABLE domainevententry, snapshotevententry;

-- The tree is grown and signed apart from sealing: who signs keeps nobody from appending.
CREATE TABLE signer_state (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    tree_size bigint NOT NULL,
    frontier bytea NOT NULL,
    checkpoint_number bigint,
    checkpoint_size bigint,
    checkpoint_at timestamptz
);
INSERT INTO signer_state (tree_size, frontier, checkpoint_number, checkpoint_size, checkpoint_at)
SELECT tree_size, frontier, checkpoint_number, checkpoint_size, checkpoint_at FROM sealer_state;
ALTER TABLE sealer_state
    DROP COLUMN tree_size, DROP COLUMN frontier, DROP COLUMN checkpoint_number, DROP COLUMN checkpoint_size,
    DROP COLUMN checkpoint_at, DROP COLUMN snapshot, DROP COLUMN target, DROP COLUMN system_identifier;
COMMENT ON COLUMN sealer_state.last_index IS 'Of Axon Server: the token of the event that was sealed last.';

-- Entries come into the log by this alone. It is the owner's: the application may call it, and write nothing past it.
-- Who appends while others do waits for the row of sealer_state, which no client holds beyond this statement.
--   seen             the next position as the caller knows it: what it has checked in its memory holds up to there
--   unread_subjects, unread_sequences, unread_by
--                    what must not be in the log, since a decision did not know of it, and which append decided so;
--                    null where the caller supposes that nobody else appends
--   token            of Axon Server: that of the last of these events; null where events are kept here
-- It returns the position of the first entry. A conflict is raised as 40001, with the appends that have it as detail.
CREATE FUNCTION seal(seen bigint, event_ids text[], subjects text[], sequences bigint[], milliseconds bigint[],
    entries bytea[], unread_subjects text[], unread_sequences bigint[], unread_by integer[], token bigint)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
-- A plan that was made while the log was short would read all of it ever after.
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    first bigint;
    before timestamptz;
    kept_in text;
    overtaken text;
BEGIN
    UPDATE sealer_state SET
        next_position = next_position + cardinality(event_ids),
        recorded_at = greatest(recorded_at, (SELECT to_timestamp(max(t) / 1000.0) FROM unnest(milliseconds) t)),
        last_index = coalesce(token, last_index)
    RETURNING old.next_position, old.recorded_at, store INTO first, before, kept_in;
    IF kept_in <> (CASE WHEN token IS NULL THEN 'postgresql' ELSE 'axonserver' END) THEN
        RAISE EXCEPTION 'The events of this ledger are kept in %.', kept_in USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF first <> seen THEN
        IF token IS NOT NULL THEN
            RAISE EXCEPTION 'Another node has sealed on from %.', seen USING ERRCODE = 'serialization_failure';
        END IF;
        IF unread_subjects IS NULL THEN
            RAISE EXCEPTION 'Another node has appended since %.', seen USING ERRCODE = 'serialization_failure', DETAIL = '';
        END IF;
        SELECT string_agg(DISTINCT u.by::text, ' ') INTO overtaken
          FROM unnest(unread_subjects, unread_sequences, unread_by) AS u(subject, sequence, by)
         WHERE EXISTS (SELECT 1 FROM sealed_entry s WHERE s.subject = u.subject AND s.sequence = u.sequence);
        IF overtaken IS NOT NULL THEN
            RAISE EXCEPTION 'Decided on what was no longer the newest.'
                USING ERRCODE = 'serialization_failure', DETAIL = overtaken;
        END IF;
    END IF;
    INSERT INTO sealed_entry (position, event_id, subject, sequence, recorded_at, entry, leaf_hash)
    SELECT first + number - 1, event_id, subject, sequence,
           greatest(before, to_timestamp(max(ms) OVER (ORDER BY number ROWS UNBOUNDED PRECEDING) / 1000.0)),
           entry, sha256('\x00'::bytea || entry)
      FROM unnest(event_ids, subjects, sequences, milliseconds, entries)
           WITH ORDINALITY AS e(event_id, subject, sequence, ms, entry, number);
    -- The unique index keeps a number from being given twice; this keeps one from being left out.
    IF EXISTS (SELECT 1 FROM unnest(subjects, sequences) AS e(subject, sequence)
                WHERE e.sequence > 0 AND NOT EXISTS (
                    SELECT 1 FROM sealed_entry s WHERE s.subject = e.subject AND s.sequence = e.sequence - 1)) THEN
        RAISE EXCEPTION 'A stream goes on behind a gap.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN first;
END $$;

-- Where events are kept is settled before the first of them.
CREATE FUNCTION settle_store(wanted text)
RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
    UPDATE sealer_state SET store = wanted WHERE next_position = 0 AND store <> 'moving' AND store <> wanted;
    SELECT store FROM sealer_state;
$$;

REVOKE ALL ON FUNCTION seal, settle_store FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal, settle_store TO ledger_app;
REVOKE INSERT ON sealed_entry FROM ledger_app;
REVOKE UPDATE ON sealer_state FROM ledger_app;
GRANT SELECT, UPDATE ON signer_state TO ledger_app;
