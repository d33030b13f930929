package org.iioe.ledger.membership;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.iioe.ledger.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierTest {
    @ParameterizedTest
    @CsvSource({
        "XI-ROR,  000000098",
        "XI-ROR,  03yrm5c26",
        "CN-USCI, 91350100M000100Y43",
        "XI-IATI, XM-DAC-41304",
        "GB-COH,  01234567"
    })
    void takes_what_its_register_gives(String scheme, String value) {
        assertThatCode(() -> new Identifier(scheme, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "XI-ROR,  03yrm5c27",
        "XI-ROR,  13yrm5c26",
        "XI-ROR,  03yrm5c2",
        "XI-ROR,  03yrm5l26",
        "XI-ROR,  https://ror.org/03yrm5c26",
        "CN-USCI, 91350100M000100Y44",
        "CN-USCI, 91350100M000100Y4",
        "CN-USCI, 91350100M000100I43",
        "ror,     03yrm5c26",
        "ZZ-REG,  1",
        "GB-COH,  ' '",
        "GB-COH,  a/b"
    })
    void refuses_what_no_register_gives(String scheme, String value) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new Identifier(scheme, value));
    }
}
