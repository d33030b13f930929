-- A thing of the ledger: a gift, a vote, a device.
CREATE TABLE trace_node (
    key text COLLATE "C" PRIMARY KEY,
    kind text NOT NULL,
    opened_at bigint NOT NULL
);

-- What people call it: its own id, a serial number, a bank's reference, an event of it.
CREATE TABLE trace_name (
    name text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (name, key)
);

-- That a thing is as it is because of another one.
CREATE TABLE trace_edge (
    cause text COLLATE "C" NOT NULL,
    effect text COLLATE "C" NOT NULL,
    relation text NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (cause, effect, relation)
);
CREATE INDEX trace_edge_effect ON trace_edge (effect);

-- The entries that are about it.
CREATE TABLE trace_entry (
    key text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    -- The entry that told so: what a command claimed is about what it made, which its key tells.
    since bigint NOT NULL,
    PRIMARY KEY (key, position)
);
CREATE INDEX trace_entry_position ON trace_entry (position);
