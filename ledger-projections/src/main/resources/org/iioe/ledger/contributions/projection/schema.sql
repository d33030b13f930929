CREATE TABLE contribution (
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
CREATE TABLE inventory (LIKE contribution INCLUDING ALL);

-- Double entry in kind: units of a line, and apart from them the value of what is the network's own
-- and valued. Debits positive; each entry sums to 0 in each line and currency.
CREATE TABLE kind_posting (
    position bigint NOT NULL,
    line integer NOT NULL,
    account text COLLATE "C" NOT NULL,
    -- The contribution and its line, such as laptops-2025/laptops.
    units_of text COLLATE "C" NOT NULL,
    -- Of a value, in minor units; null for units.
    currency text,
    amount bigint NOT NULL,
    posted_on date NOT NULL,
    -- The day on which the entry takes effect.
    day date NOT NULL,
    PRIMARY KEY (position, line)
);
