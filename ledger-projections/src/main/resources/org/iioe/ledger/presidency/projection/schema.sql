CREATE TABLE presidency.election (
    id text COLLATE "C" NOT NULL,
    from_position bigint NOT NULL,
    until_position bigint,
    view json NOT NULL,
    PRIMARY KEY (id, from_position)
);
CREATE TABLE presidency.term (LIKE presidency.election INCLUDING ALL);
CREATE TABLE presidency.organisation (LIKE presidency.election INCLUDING ALL);
