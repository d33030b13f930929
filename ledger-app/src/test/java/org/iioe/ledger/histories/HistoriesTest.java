package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.Sizes;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Made-up histories of a whole network: 30 members, 8 donors, 5 funds in currencies of 0, 2 and 3
 * decimals, thousands of entries. Whatever the ledger reports, exports and traces is compared with
 * what the generator remembers of its own acts, and with what hledger reckons. One seed alone:
 * {@code -Dseed=7}.
 */
@Order(2)
class HistoriesTest {
    /** The first seed is looked at from all its moments, and thing by thing; others at fewer. */
    private static final int SPARSE = 8;

    @TempDir private Path folder;

    static LongStream seeds() {
        String one = System.getProperty("seed");
        return one == null
                ? LongStream.of(1, 7, 20261125).limit(Sizes.HISTORIES)
                : LongStream.of(Long.parseLong(one));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_reported_is_what_was_done(long seed) throws IOException {
        boolean thorough = seed == seeds().findFirst().orElseThrow();
        try (TestLedger ledger = TestLedger.empty()) {
            Generator generator = new Generator(ledger, seed);
            List<Snapshot> moments = made(generator, ledger);
            System.out.printf(
                    "Seed %d: %,d entries, %d acts refused, %s%n",
                    seed, entries(ledger), generator.refused(), generator.taken());
            assertThat(generator.taken().keySet())
                    .contains(
                            "ReverseEntry",
                            "ReverseDisbursement",
                            "RecordPaymentReturned",
                            "RefundDonor",
                            "RatifyAct",
                            "ClosePeriod",
                            "WriteOff",
                            "RecordReturn",
                            "AcceptItems",
                            "RefuseItems",
                            "ReturnItems",
                            "ValueLine");
            History history =
                    new History(
                            ledger,
                            generator.account(),
                            new Random(seed + 1),
                            seed,
                            moments.getLast().position());
            for (int i = 0; i < moments.size(); i++) {
                if (thorough || i % SPARSE == 0 || i == moments.size() - 1) {
                    Snapshot then = moments.get(i);
                    History past = history.at(then.position());
                    new FundStatementsAgree(past).figures(then);
                    new HledgerAgrees(past, then).check(folder);
                }
            }
            new FundStatementsAgree(history).check();
            new DonorReportsAgree(history).check();
            new AllocationReportsAgree(history).check();
            new MemberStatementsAgree(history).check();
            new InventoryAgrees(history).check();
            new AuditTrailAgrees(history).check(moments.getFirst().position());
            new TracesAgree(history).check(thorough ? Sizes.HISTORY_TRACES : 100);
        }
    }

    /** Makes a history, and keeps what was known at moments of it. */
    private static List<Snapshot> made(Generator generator, TestLedger ledger) {
        generator.begin();
        List<Snapshot> moments = new ArrayList<>();
        long step = Sizes.HISTORY_ENTRIES / Sizes.HISTORY_MOMENTS;
        while (entries(ledger) < Sizes.HISTORY_ENTRIES) {
            generator.goOn();
            assertThat(generator.refused()).isLessThan(100);
            if (entries(ledger) >= (moments.size() + 1) * step) {
                moments.add(snapshot(generator, ledger));
            }
        }
        moments.add(snapshot(generator, ledger));
        return moments;
    }

    private static Snapshot snapshot(Generator generator, TestLedger ledger) {
        return Snapshot.of(generator.account(), entries(ledger) - 1);
    }

    private static long entries(TestLedger ledger) {
        return ledger.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM sealed_entry")
                .query(Long.class)
                .single();
    }
}
