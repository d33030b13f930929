package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.projection.Columns;
import org.iioe.ledger.projection.Filling;
import org.iioe.ledger.projection.InForce;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;

/** The books of what is given in kind: units, and apart from them their value. */
final class InKindBooks {
    private final JdbcClient database;

    InKindBooks(JdbcClient database) {
        this.database = database;
    }

    void write(ContributionsEvent event, long position) {
        if (InForce.isShownAgain()) {
            return;
        }
        Filling filling = Filling.current();
        Waiting waiting = filling.rows(this, Waiting.class, Waiting::new);
        int line = 0;
        for (InKindPostings.Posting posting : InKindPostings.of(event)) {
            waiting.rows.add(
                    position,
                    line++,
                    posting.account(),
                    posting.unitsOf(),
                    posting.currency(),
                    posting.amount(),
                    event.on().effective(),
                    filling.day());
            filling.waits(0);
        }
    }

    /** Postings that wait to be written. */
    private final class Waiting implements Filling.Rows {
        private final Columns rows = new Columns();

        @Override
        public void write() {
            if (!rows.isEmpty()) {
                InKindBooks.this.write(rows);
                rows.clear();
            }
        }
    }

    private void write(Columns rows) {
        database.sql(
                        """
                        INSERT INTO kind_posting (position, line, account, units_of, currency,
                            amount, posted_on, day)
                        SELECT * FROM unnest(CAST(:positions AS bigint[]), CAST(:lines AS int[]),
                            CAST(:accounts AS text[]), CAST(:unitsOf AS text[]),
                            CAST(:currencies AS text[]), CAST(:amounts AS bigint[]),
                            CAST(:postedOn AS date[]), CAST(:days AS date[]))
                        """)
                .param("positions", rows.column(0, Long.class))
                .param("lines", rows.column(1, Integer.class))
                .param("accounts", rows.column(2, String.class))
                .param("unitsOf", rows.column(3, String.class))
                .param("currencies", rows.column(4, String.class))
                .param("amounts", rows.column(5, Long.class))
                .param("postedOn", rows.column(6, LocalDate.class))
                .param("days", rows.column(7, LocalDate.class))
                .update();
    }
}
