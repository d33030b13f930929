CREATE TABLE membership.organisation (
    id text COLLATE "C" NOT NULL,
    from_position bigint NOT NULL,
    until_position bigint,
    view json NOT NULL,
    PRIMARY KEY (id, from_position)
);
CREATE TABLE membership.member (LIKE membership.organisation INCLUDING ALL);
CREATE TABLE membership.instrument (LIKE membership.organisation INCLUDING ALL);
