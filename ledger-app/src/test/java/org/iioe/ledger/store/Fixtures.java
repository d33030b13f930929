package org.iioe.ledger.store;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/** The framework's fixture for one aggregate, routed as the ledger routes. */
public final class Fixtures {
    private Fixtures() {}

    /** A fixture whose commands find their aggregate by the stream that they name. */
    public static <T> FixtureConfiguration<T> of(Class<T> aggregate) {
        return new AggregateTestFixture<>(aggregate)
                .registerCommandTargetResolver(new StreamTargetResolver());
    }
}
