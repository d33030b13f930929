CREATE TABLE election (
    id text COLLATE "C" NOT NULL,
    from_position bigint NOT NULL,
    until_position bigint,
    -- The day on which the entry takes effect that made the state, the greatest day that the state
    -- rests on, and the greatest that its end rests on.
    day date NOT NULL,
    latest_day date NOT NULL,
    until_day date,
    view json NOT NULL,
    PRIMARY KEY (id, from_position)
);
CREATE TABLE term (LIKE election INCLUDING ALL);
