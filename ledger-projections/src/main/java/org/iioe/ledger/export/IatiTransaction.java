package org.iioe.ledger.export;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A transaction of an activity.
 *
 * @param event the name of the event
 * @param day the last on which it can have been
 * @param dayKnown whether that is the only one
 * @param provider who gave, or null
 * @param receiver who was given to, or null
 */
record IatiTransaction(
        TransactionType type,
        long position,
        String event,
        LocalDate day,
        boolean dayKnown,
        Money value,
        @Nullable OrganisationId provider,
        @Nullable OrganisationId receiver) {
    /** The codes of IATI's list TransactionType. */
    enum TransactionType {
        /** Money came in. */
        INCOMING_FUNDS("1"),
        /** A grant agreement was signed. */
        OUTGOING_COMMITMENT("2"),
        /** Money was paid to a recipient before it is spent. */
        DISBURSEMENT("3"),
        /** Money was spent by the fund itself. */
        EXPENDITURE("4"),
        /** Money was paid to a recipient after it was spent. */
        REIMBURSEMENT("7"),
        /** A donor bound itself. */
        INCOMING_COMMITMENT("11"),
        /** A donor promised. */
        INCOMING_PLEDGE("13");

        private final String code;

        TransactionType(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
