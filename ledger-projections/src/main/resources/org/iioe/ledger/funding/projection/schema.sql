CREATE TABLE fund (
    id text COLLATE "C" NOT NULL,
    from_position bigint NOT NULL,
    until_position bigint,
    -- The day on which the entry takes effect that made the state, the greatest day of the thing's
    -- states so far, and the greatest once the state had ended.
    day date NOT NULL,
    latest_day date NOT NULL,
    until_day date,
    view json NOT NULL,
    PRIMARY KEY (id, from_position)
);
CREATE TABLE gift (LIKE fund INCLUDING ALL);
CREATE TABLE receipt (LIKE fund INCLUDING ALL);
CREATE TABLE allocation (LIKE fund INCLUDING ALL);
CREATE TABLE disbursement (LIKE fund INCLUDING ALL);
CREATE TABLE charge (LIKE fund INCLUDING ALL);

-- Double entry: debits positive, credits negative, in minor units; each entry sums to 0.
CREATE TABLE posting (
    position bigint NOT NULL,
    line integer NOT NULL,
    fund text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    gift text COLLATE "C",
    receipt text,
    allocation text,
    party text,
    amount bigint NOT NULL,
    posted_on date NOT NULL,
    -- Of the account, for this gift, after this posting: an as-of figure reads one row of each.
    balance_after bigint NOT NULL,
    -- The greatest posted_on so far of the account, for this gift.
    latest_day date NOT NULL,
    PRIMARY KEY (position, line)
);
CREATE UNIQUE INDEX posting_balance
    ON posting (fund, account, coalesce(gift, ''), position, line) INCLUDE (balance_after);

-- The accounts that a fund has had postings under, by gift: an as-of figure looks up one posting of
-- each, instead of sorting through all of them.
CREATE TABLE account (
    fund text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    gift text COLLATE "C",
    opened_at bigint NOT NULL
);
CREATE UNIQUE INDEX account_once ON account (fund, account, coalesce(gift, ''));
