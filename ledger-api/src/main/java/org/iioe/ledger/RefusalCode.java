package org.iioe.ledger;

/**
 * A rule that a command may break. Implemented by one enum per domain, each constant with its
 * {@link Rule}; names are for ever.
 */
public interface RefusalCode {
    /** The stable code, upper case with underscores. */
    String name();

    /** The rule in plain words, the same every time. */
    default String rule() {
        return stated().value();
    }

    /** What kind of refusal it is. */
    default Kind kind() {
        return stated().kind();
    }

    private Rule stated() {
        try {
            return getClass().getField(name()).getAnnotation(Rule.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Codes are constants of an enum.", e);
        }
    }

    /** The three ways in which a command can be refused. */
    enum Kind {
        /** It names something that the ledger does not have: 404. */
        UNKNOWN(404),
        /** It is too late or comes twice: somebody has it, did it or closed it already: 409. */
        CONFLICT(409),
        /** A rule of the domain forbids it: 422. */
        FORBIDDEN(422);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The status of HTTP with which it is told. */
        public int status() {
            return status;
        }
    }
}
