package org.iioe.ledger.funding.projection;

import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.projection.Columns;
import org.iioe.ledger.projection.Filling;
import org.iioe.ledger.projection.InForce;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the postings of funds, once each, with the balances after them. */
final class PostingWriter {
    /** More lines than an entry has. */
    private static final long MOST_LINES = 100_000;

    private final JdbcClient database;

    PostingWriter(JdbcClient database) {
        this.database = database;
    }

    /** What postings are summed by. */
    private record Account(String fund, String account, @Nullable String gift) {}

    /**
     * Writes the postings of an entry. They rest on nothing but the entry: on an earlier day they
     * are there when it is.
     */
    void write(FundId fund, long position, LocalDate postedOn, List<Posting> postings) {
        if (postings.isEmpty() || InForce.isShownAgain()) {
            return;
        }
        Filling filling = Filling.current();
        Waiting waiting = filling.rows(this, Waiting.class, () -> new Waiting(filling));
        int line = 0;
        for (Posting posting : postings) {
            Account account = new Account(fund.value(), posting.account(), text(posting.gift()));
            Chains chains = waiting.chains(account);
            long id = position * MOST_LINES + line;
            Chains.Chain chain = chains.post(filling.day(), posting.amount(), id);
            if (chain.id() == id) {
                waiting.opened.add(
                        account.fund(),
                        account.account(),
                        account.gift(),
                        chain.number(),
                        id,
                        position,
                        filling.day());
            }
            waiting.rows.add(
                    position,
                    line++,
                    account.fund(),
                    account.account(),
                    account.gift(),
                    text(posting.receipt()),
                    text(posting.allocation()),
                    text(posting.party()),
                    posting.amount(),
                    postedOn,
                    filling.day(),
                    chains.balance(),
                    chain.id(),
                    chain.balance());
            filling.waits(account.account().length());
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Postings that wait to be written. */
    private final class Waiting implements Filling.Rows {
        private final Filling filling;
        private final Columns rows = new Columns();
        private final Columns opened = new Columns();
        private final Map<Account, Chains> accounts = new HashMap<>();

        Waiting(Filling filling) {
            this.filling = filling;
        }

        Chains chains(Account account) {
            Chains chains =
                    accounts.computeIfAbsent(
                            account,
                            key ->
                                    filling.kept(PostingWriter.this, key, Chains.class)
                                            .orElseGet(() -> stored(key)));
            filling.keep(
                    PostingWriter.this,
                    account,
                    chains,
                    account.account().length() + chains.weight());
            return chains;
        }

        @Override
        public void write() {
            if (!rows.isEmpty()) {
                PostingWriter.this.write(opened, rows);
                opened.clear();
                rows.clear();
                accounts.clear();
            }
        }
    }

    /** The chains of an account as they were written. */
    private Chains stored(Account account) {
        Chains chains = new Chains();
        database.sql(
                        """
                        SELECT account.chain, account.number, newest.day, newest.chain_balance
                          FROM account
                         CROSS JOIN LATERAL (
                             SELECT day, chain_balance FROM posting p WHERE p.chain = account.chain
                              ORDER BY p.position DESC, p.line DESC LIMIT 1) newest
                         WHERE account.fund = ? AND account.account = ?
                           AND coalesce(account.gift, '') = ?
                         ORDER BY account.number
                        """)
                .params(
                        account.fund(),
                        account.account(),
                        account.gift() == null ? "" : account.gift())
                .query(row -> {
                    chains.add(
                            new Chains.Chain(
                                    row.getLong(1),
                                    row.getInt(2),
                                    row.getObject(3, LocalDate.class),
                                    row.getLong(4)));
                });
        return chains;
    }

    private void write(Columns opened, Columns rows) {
        if (!opened.isEmpty()) {
            database.sql(
                            """
                            INSERT INTO account (fund, account, gift, number, chain, opened_at, opened_on)
                            SELECT * FROM unnest(CAST(:funds AS text[]), CAST(:accounts AS text[]),
                                CAST(:gifts AS text[]), CAST(:numbers AS int[]),
                                CAST(:chains AS bigint[]), CAST(:positions AS bigint[]),
                                CAST(:days AS date[]))
                            """)
                    .param("funds", opened.column(0, String.class))
                    .param("accounts", opened.column(1, String.class))
                    .param("gifts", opened.column(2, String.class))
                    .param("numbers", opened.column(3, Integer.class))
                    .param("chains", opened.column(4, Long.class))
                    .param("positions", opened.column(5, Long.class))
                    .param("days", opened.column(6, LocalDate.class))
                    .update();
        }
        database.sql(
                        """
                        INSERT INTO posting (position, line, fund, account, gift, receipt, allocation,
                            party, amount, posted_on, day, balance_after, chain, chain_balance)
                        SELECT * FROM unnest(CAST(:positions AS bigint[]), CAST(:lines AS int[]),
                            CAST(:funds AS text[]), CAST(:accounts AS text[]),
                            CAST(:gifts AS text[]), CAST(:receipts AS text[]),
                            CAST(:allocations AS text[]), CAST(:parties AS text[]),
                            CAST(:amounts AS bigint[]), CAST(:postedOn AS date[]),
                            CAST(:days AS date[]), CAST(:balances AS bigint[]),
                            CAST(:chains AS bigint[]), CAST(:chainBalances AS bigint[]))
                        """)
                .param("positions", rows.column(0, Long.class))
                .param("lines", rows.column(1, Integer.class))
                .param("funds", rows.column(2, String.class))
                .param("accounts", rows.column(3, String.class))
                .param("gifts", rows.column(4, String.class))
                .param("receipts", rows.column(5, String.class))
                .param("allocations", rows.column(6, String.class))
                .param("parties", rows.column(7, String.class))
                .param("amounts", rows.column(8, Long.class))
                .param("postedOn", rows.column(9, LocalDate.class))
                .param("days", rows.column(10, LocalDate.class))
                .param("balances", rows.column(11, Long.class))
                .param("chains", rows.column(12, Long.class))
                .param("chainBalances", rows.column(13, Long.class))
                .update();
    }
}
