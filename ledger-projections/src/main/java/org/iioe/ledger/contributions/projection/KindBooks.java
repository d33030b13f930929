package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.projection.Columns;
import org.iioe.ledger.projection.Filling;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The books of what is given in kind: units, and apart from them their value. */
final class KindBooks {
    private final JdbcClient database;

    KindBooks(JdbcClient database) {
        this.database = database;
    }

    /** What postings are counted by. */
    private record Account(String account, String unitsOf, @Nullable String currency) {}

    void write(ContributionsEvent event, long position) {
        Waiting waiting =
                Filling.current().rows(this, Waiting.class, () -> new Waiting(Filling.current()));
        LocalDate postedOn = event.on().effective();
        int line = 0;
        for (KindPostings.Posting posting : KindPostings.of(event)) {
            waiting.rows.add(
                    position,
                    line++,
                    posting.account(),
                    posting.unitsOf(),
                    posting.currency(),
                    posting.amount(),
                    postedOn,
                    waiting.latestDay(
                            new Account(posting.account(), posting.unitsOf(), posting.currency()),
                            postedOn));
        }
    }

    /** Postings that wait to be written. */
    private final class Waiting implements Filling.Rows {
        private final Filling filling;
        private final Columns rows = new Columns();
        private final Map<Account, LocalDate> latestDays = new HashMap<>();

        Waiting(Filling filling) {
            this.filling = filling;
        }

        /** The greatest day of an account, with a day that comes now. */
        LocalDate latestDay(Account account, LocalDate day) {
            LocalDate before = latestDays.get(account);
            if (before == null) {
                before =
                        filling.kept(KindBooks.this, account, LocalDate.class)
                                .orElseGet(() -> stored(account));
            }
            LocalDate latest = day.isAfter(before) ? day : before;
            latestDays.put(account, latest);
            filling.keep(KindBooks.this, account, latest, 0);
            filling.waits(0);
            return latest;
        }

        @Override
        public void write() {
            if (!rows.isEmpty()) {
                KindBooks.this.write(rows);
                rows.clear();
                latestDays.clear();
            }
        }
    }

    private LocalDate stored(Account account) {
        return database.sql(
                        """
                        SELECT latest_day FROM kind_posting
                         WHERE account = ? AND units_of = ? AND coalesce(currency, '') = ?
                         ORDER BY position DESC, line DESC LIMIT 1
                        """)
                .params(
                        account.account(),
                        account.unitsOf(),
                        account.currency() == null ? "" : account.currency())
                .query(LocalDate.class)
                .optional()
                .orElse(LocalDate.MIN);
    }

    private void write(Columns rows) {
        database.sql(
                        """
                        INSERT INTO kind_posting (position, line, account, units_of, currency,
                            amount, posted_on, latest_day)
                        SELECT * FROM unnest(CAST(:positions AS bigint[]), CAST(:lines AS int[]),
                            CAST(:accounts AS text[]), CAST(:unitsOf AS text[]),
                            CAST(:currencies AS text[]), CAST(:amounts AS bigint[]),
                            CAST(:postedOn AS date[]), CAST(:latestDays AS date[]))
                        """)
                .param("positions", rows.column(0, Long.class))
                .param("lines", rows.column(1, Integer.class))
                .param("accounts", rows.column(2, String.class))
                .param("unitsOf", rows.column(3, String.class))
                .param("currencies", rows.column(4, String.class))
                .param("amounts", rows.column(5, Long.class))
                .param("postedOn", rows.column(6, LocalDate.class))
                .param("latestDays", rows.column(7, LocalDate.class))
                .update();
    }
}
