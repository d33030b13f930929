-- Where events are kept: in domainevententry, or in Axon Server. 'moving' while they are being copied there.
ALTER TABLE sealer_state
    ADD COLUMN store text NOT NULL DEFAULT 'postgresql' CHECK (store IN ('postgresql', 'moving', 'axonserver')),
    -- From this position on events are in that store alone.
    ADD COLUMN store_since bigint NOT NULL DEFAULT 0;
