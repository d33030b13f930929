CREATE TABLE contribution (
    id text COLLATE "C" NOT NULL,
    from_position bigint NOT NULL,
    until_position bigint,
    view json NOT NULL,
    PRIMARY KEY (id, from_position)
);
CREATE TABLE inventory (LIKE contribution INCLUDING ALL);
