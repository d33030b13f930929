package org.iioe.ledger.charter;

import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.Rule;

/** The rules of the charter's own making that a command may break. */
public enum CharterRefusal implements RefusalCode {
    @Rule(
            value =
                    "A charter is established once, after an assumed one at most; then it is"
                            + " amended.",
            kind = Kind.CONFLICT)
    CHARTER_EXISTS,
    @Rule(value = "A decision names a version of the charter that exists.", kind = Kind.UNKNOWN)
    UNKNOWN_CHARTER_VERSION,
    @Rule("A version of the charter is in force no earlier than the one before it.")
    BEFORE_PREVIOUS_VERSION,
    @Rule(
            "A version of the charter is in force no earlier than the resolution"
                    + " that adopted it.")
    BEFORE_ITS_RESOLUTION
}
