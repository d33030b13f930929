package org.iioe.ledger.meetings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;

import java.util.regex.Pattern;

/**
 * Which recorded fact is meant, in the words of the ledger: the names and ids that lead to it,
 * joined by slashes, such as {@code fund/tencent-seed-fund/disbursement-1}. The ledger does not
 * look it up: what it leads to is for the reader.
 *
 * @param value two to six parts of lower-case letters, digits and hyphens, at most 300 characters
 */
@Example("\"fund/tencent-seed-fund/disbursement-1\"")
public record ActRef(@JsonValue String value) {
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9][a-z0-9-]{0,99}(?:/[a-z0-9][a-z0-9-]{0,99}){1,5}");

    @JsonCreator
    public ActRef {
        InvalidValue.unless(
                value.length() <= 300 && FORM.matcher(value).matches(),
                "An act is named by two to six ids joined by slashes, such as"
                        + " fund/tencent-seed-fund/disbursement-1.");
    }

    @Override
    public String toString() {
        return value;
    }
}
