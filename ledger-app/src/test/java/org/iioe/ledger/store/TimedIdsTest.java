package org.iioe.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

import java.util.UUID;

class TimedIdsTest {
    /** The example of RFC 9562, appendix A.6. */
    @Test
    void an_id_is_that_of_the_standard() {
        UUID random = UUID.fromString("00000000-0000-4cc3-98c4-dc0c0c07398f");
        assertThat(TimedIds.at(0x017F22E279B0L, random))
                .hasToString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    }

    @Test
    void the_framework_takes_its_ids_from_here() {
        long before = System.currentTimeMillis();
        UUID id = UUID.fromString(IdentifierFactory.getInstance().generateIdentifier());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isBetween(before, System.currentTimeMillis());
    }
}
