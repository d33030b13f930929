package org.iioe.ledger.door;

import org.jspecify.annotations.Nullable;

/** What came in is not a command that the ledger understands. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String field;

    /**
     * @param status of HTTP, 4xx
     * @param code stable, upper case
     * @param field where, as a JSON Pointer (RFC 6901) or a header's name
     * @param message what is wrong, and what would be right
     */
    BadRequest(int status, String code, @Nullable String field, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    @Nullable String field() {
        return field;
    }
}
