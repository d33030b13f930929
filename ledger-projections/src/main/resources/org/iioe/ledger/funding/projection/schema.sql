CREATE TABLE funding.fund (
    id text COLLATE "C" NOT NULL,
    from_position bigint NOT NULL,
    until_position bigint,
    view json NOT NULL,
    PRIMARY KEY (id, from_position)
);
CREATE TABLE funding.gift (LIKE funding.fund INCLUDING ALL);
CREATE TABLE funding.receipt (LIKE funding.fund INCLUDING ALL);
CREATE TABLE funding.allocation (LIKE funding.fund INCLUDING ALL);
CREATE TABLE funding.disbursement (LIKE funding.fund INCLUDING ALL);
CREATE TABLE funding.charge (LIKE funding.fund INCLUDING ALL);

-- Double entry: debits positive, credits negative, in minor units; each entry sums to 0.
CREATE TABLE funding.posting (
    position bigint NOT NULL,
    line integer NOT NULL,
    fund text NOT NULL,
    account text NOT NULL,
    gift text,
    receipt text,
    allocation text,
    party text,
    amount bigint NOT NULL,
    posted_on date NOT NULL,
    -- Of the account, for this gift, after this posting: an as-of figure reads one row of each.
    balance_after bigint NOT NULL,
    PRIMARY KEY (position, line)
);
CREATE UNIQUE INDEX posting_balance
    ON funding.posting (fund, account, coalesce(gift, ''), position, line) INCLUDE (balance_after);
