CREATE TABLE organisation (
    id text COLLATE "C" NOT NULL,
    from_position bigint NOT NULL,
    until_position bigint,
    view json NOT NULL,
    day date NOT NULL,
    latest_day date NOT NULL,
    until_day date,
    PRIMARY KEY (id, from_position)
);
CREATE TABLE member (LIKE organisation INCLUDING ALL);
CREATE TABLE instrument (LIKE organisation INCLUDING ALL);
