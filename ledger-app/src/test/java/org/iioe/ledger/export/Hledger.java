package org.iioe.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.iioe.ledger.system.TestProgram;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The foreign program that reads our journal. */
public final class Hledger {
    /** What is said of a test where the program is missing. */
    public static final String MISSING =
            "hledger is not installed: its reading of the journal is not tested";

    private Hledger() {}

    /** Whether it is installed. */
    public static boolean isThere() {
        return TestProgram.answers("hledger", "--version");
    }

    /** Runs it on a journal. */
    static Process run(Path journal, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("hledger", "-f", journal.toString()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** What it says; it must end well. */
    static String said(Process process) throws IOException {
        String said = new String(process.getInputStream().readAllBytes());
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** Has it check a journal, strictly. */
    public static void check(Path journal) throws IOException {
        said(run(journal, "check", "--strict", "ordereddates"));
    }

    /** The balances that are not 0, by {@code account commodity}. */
    public static Map<String, BigDecimal> balances(Path journal) throws IOException {
        Map<String, BigDecimal> balances = new TreeMap<>();
        String csv = said(run(journal, "balance", "--flat", "-N", "-O", "csv", "--layout", "bare"));
        for (CSVRecord row :
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(csv))) {
            put(
                    balances,
                    row.get("account") + " " + row.get("commodity"),
                    new BigDecimal(row.get("balance")));
        }
        return balances;
    }

    /** Adds to a balance; one that is 0 is left out. */
    public static void put(Map<String, BigDecimal> to, String key, BigDecimal amount) {
        if (amount.signum() != 0) {
            to.merge(key, amount.stripTrailingZeros(), (a, b) -> a.add(b).stripTrailingZeros());
            to.values().removeIf(sum -> sum.signum() == 0);
        }
    }
}
