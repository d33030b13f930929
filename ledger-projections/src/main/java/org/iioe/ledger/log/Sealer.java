package org.iioe.ledger.log;

import org.iioe.ledger.audit.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Seals what another event store than PostgreSQL has: takes what is not sealed, in the store's own
 * order, and stores the entries and how far it came in one statement. Several nodes may try; only
 * who goes on from where the log ends seals.
 */
@Component
@Profile("axonserver")
final class Sealer {
    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final int PAGE = 2_000;

    /** Whoever else is at it has the lock for as long as the statement takes. */
    private static final String LOCK =
            "SELECT pg_try_advisory_xact_lock(hashtext('ledger sealer'),"
                    + " hashtext(current_database()))";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final EventReader store;
    private final EntryFormat format;
    private final OvertakenDecisions overtaken;

    Sealer(
            JdbcClient database,
            PlatformTransactionManager transactions,
            EventReader store,
            EntryFormat format,
            OvertakenDecisions overtaken) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.store = store;
        this.format = format;
        this.overtaken = overtaken;
    }

    /**
     * Seals one page.
     *
     * @return how many entries it sealed; 0 also when another node is sealing just now
     */
    int sealPage() {
        EventReader.Page page = store.unsealed(PAGE);
        if (page.events().isEmpty()) {
            return 0;
        }
        List<Long> decisions = new ArrayList<>();
        try {
            Boolean sealed =
                    transaction.execute(status -> {
                        if (!seal(page)) {
                            return false;
                        }
                        long until = page.next() + page.events().size();
                        decisions.addAll(overtaken.among(page.next(), until));
                        return true;
                    });
            if (!Boolean.TRUE.equals(sealed)) {
                return 0;
            }
        } catch (ConcurrencyFailureException e) {
            return 0;
        }
        page.sealed().run();
        if (!decisions.isEmpty()) {
            log.warn(
                    "BASIS_OVERTAKEN: at the positions {} something was decided on what had gone on"
                            + " meanwhile. Look at each of them; it is no alteration.",
                    decisions);
        }
        return page.events().size();
    }

    /** Whether a page was full, so that there is more. */
    static boolean isFull(int sealed) {
        return sealed == PAGE;
    }

    private boolean seal(EventReader.Page page) {
        // A node that stands still keeps the others waiting no longer than this.
        database.sql("SET LOCAL idle_in_transaction_session_timeout = '3s'").update();
        if (!database.sql(LOCK).query(Boolean.class).single()) {
            return false;
        }
        List<String> ids = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        List<Long> sequences = new ArrayList<>();
        List<Long> milliseconds = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        for (StoredEvent event : page.events()) {
            ids.add(event.id());
            subjects.add(event.subject());
            sequences.add(event.sequence());
            milliseconds.add(Instant.parse(event.time()).toEpochMilli());
            entries.add(format.entry(event));
        }
        database.sql("SELECT seal(?, ?, ?, ?, ?, ?, NULL, NULL, NULL, ?)")
                .params(
                        page.next(),
                        ids.toArray(String[]::new),
                        subjects.toArray(String[]::new),
                        sequences.toArray(Long[]::new),
                        milliseconds.toArray(Long[]::new),
                        entries.toArray(byte[][]::new),
                        page.token())
                .query(Long.class)
                .single();
        return true;
    }
}
