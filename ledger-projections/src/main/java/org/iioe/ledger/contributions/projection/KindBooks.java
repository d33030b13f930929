package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.projection.InForce;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The books of what is given in kind: units, and apart from them their value. */
final class KindBooks {
    private final JdbcClient database;

    KindBooks(JdbcClient database) {
        this.database = database;
    }

    void write(ContributionsEvent event, long position) {
        if (InForce.isShownAgain()) {
            return;
        }
        int line = 0;
        for (KindPostings.Posting posting : KindPostings.of(event)) {
            database.sql(
                            """
                            INSERT INTO kind_posting VALUES
                                (:position, :line, :account, :unitsOf, :currency, :amount, :postedOn, :postedOn)
                            """)
                    .param("position", position)
                    .param("line", line++)
                    .param("account", posting.account())
                    .param("unitsOf", posting.unitsOf())
                    .param("currency", posting.currency())
                    .param("amount", posting.amount())
                    .param("postedOn", event.on().effective())
                    .update();
        }
    }
}
