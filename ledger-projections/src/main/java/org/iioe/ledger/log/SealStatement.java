package org.iioe.ledger.log;

import org.iioe.ledger.audit.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * The statement by which entries come into the log, the function {@code seal} of the schema, and
 * what goes with it on the same connection. One thread uses it.
 */
@Component
@Profile("!axonserver")
final class SealStatement {
    /** Seconds; the server works for a moment and is then known to be silent. */
    private static final int PATIENCE = 30;

    /** For so long after another node appended, what was read is sent along to be compared. */
    private static final long COMPANY_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final String SEAL = "SELECT seal(?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)";

    private final DataSource pool;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement seal;
    private long othersAppendedAt = System.nanoTime() - COMPANY_NANOS;

    SealStatement(DataSource pool) {
        this.pool = pool;
    }

    /** What came of it. */
    sealed interface Result {
        /** All of them are sealed, the first at this position. */
        record Sealed(long first) implements Result {}

        /** Nothing is; others have appended, and nothing was compared. */
        record OthersAppended() implements Result {}

        /** Nothing is; these appends were overtaken. */
        record Overtaken(List<Integer> appends) implements Result {}

        /** Nothing is; a number in a stream, or an event's id, is taken. */
        record Taken() implements Result {}

        /** Nothing is, for a reason that lies in what was sent. */
        record Refused(SQLException failure) implements Result {}
    }

    /** What is to be sealed, column by column. */
    static final class Rows {
        private final List<String> ids = new ArrayList<>();
        private final List<String> subjects = new ArrayList<>();
        private final List<Long> sequences = new ArrayList<>();
        private final List<Long> milliseconds = new ArrayList<>();
        private final List<byte[]> entries = new ArrayList<>();
        private final List<String> unreadSubjects = new ArrayList<>();
        private final List<Long> unreadSequences = new ArrayList<>();
        private final List<Integer> unreadBy = new ArrayList<>();

        void add(StoredEvent event, byte[] entry) {
            ids.add(event.id());
            subjects.add(event.subject());
            sequences.add(event.sequence());
            milliseconds.add(event.instant().toEpochMilli());
            entries.add(entry);
        }

        /** An append did not know of this event of a stream: it must not be there. */
        void unread(String subject, long sequence, int append) {
            unreadSubjects.add(subject);
            unreadSequences.add(sequence);
            unreadBy.add(append);
        }
    }

    /**
     * Seals.
     *
     * @param seen the next position as it is known; -1 where all is to be compared
     * @throws SQLException when nobody knows what became of it
     */
    Result seal(Rows rows, long seen) throws SQLException {
        boolean compares = seen < 0 || System.nanoTime() - othersAppendedAt < COMPANY_NANOS;
        PreparedStatement statement = prepared();
        statement.setLong(1, seen);
        set(2, "text", rows.ids);
        set(3, "text", rows.subjects);
        set(4, "int8", rows.sequences);
        set(5, "int8", rows.milliseconds);
        statement.setArray(
                6,
                statement
                        .getConnection()
                        .createArrayOf("bytea", rows.entries.toArray(byte[][]::new)));
        set(7, "text", compares ? rows.unreadSubjects : null);
        set(8, "int8", compares ? rows.unreadSequences : null);
        set(9, "int4", compares ? rows.unreadBy : null);
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            long first = row.getLong(1);
            if (seen >= 0 && first != seen) {
                othersAppendedAt = System.nanoTime();
            }
            return new Result.Sealed(first);
        } catch (SQLException e) {
            return result(e, compares);
        }
    }

    private Result result(SQLException failure, boolean compared) throws SQLException {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "40001" -> {
                othersAppendedAt = System.nanoTime();
                yield compared
                        ? new Result.Overtaken(overtaken(failure))
                        : new Result.OthersAppended();
            }
            case "23505" -> new Result.Taken();
            default -> {
                // Data that it does not take, or a rule that they break; all else is the server.
                if (state.startsWith("22") || state.startsWith("23")) {
                    yield new Result.Refused(failure);
                }
                throw failure;
            }
        };
    }

    private static List<Integer> overtaken(SQLException failure) throws SQLException {
        ServerErrorMessage message =
                failure instanceof PSQLException said ? said.getServerErrorMessage() : null;
        if (message == null || message.getDetail() == null) {
            throw failure;
        }
        return Arrays.stream(message.getDetail().split(" ", -1)).map(Integer::valueOf).toList();
    }

    /** The next position. */
    long next() throws SQLException {
        try (PreparedStatement statement =
                        open().prepareStatement("SELECT next_position FROM sealer_state");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Is told of an entry. */
    interface Entry {
        void sealed(String stream, long sequence, long position);
    }

    /** Reads what is sealed from a position to another. */
    void sealed(long from, long until, Entry to) throws SQLException {
        othersAppendedAt = System.nanoTime();
        try (PreparedStatement statement =
                open().prepareStatement(
                                "SELECT subject, sequence, position FROM sealed_entry WHERE"
                                        + " position >= ? AND position < ? ORDER BY position")) {
            statement.setLong(1, from);
            statement.setLong(2, until);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    to.sealed(row.getString(1), row.getLong(2), row.getLong(3));
                }
            }
        }
    }

    /** Those of the streams that have gone on since they were read. */
    List<String> goneOn(Map<String, Long> read) throws SQLException {
        List<String> streams = List.copyOf(read.keySet());
        try (PreparedStatement statement =
                open().prepareStatement(
                                """
                                SELECT r.subject FROM unnest(?, ?) AS r(subject, sequence)
                                 WHERE EXISTS (SELECT 1 FROM sealed_entry s
                                                WHERE s.subject = r.subject AND s.sequence = r.sequence + 1)
                                """)) {
            Connection to = statement.getConnection();
            statement.setArray(1, to.createArrayOf("text", streams.toArray()));
            statement.setArray(
                    2, to.createArrayOf("int8", streams.stream().map(read::get).toArray()));
            List<String> goneOn = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    goneOn.add(row.getString(1));
                }
            }
            return goneOn;
        }
    }

    private void set(int parameter, String type, @Nullable List<?> values) throws SQLException {
        PreparedStatement statement = prepared();
        statement.setArray(
                parameter,
                values == null
                        ? null
                        : statement.getConnection().createArrayOf(type, values.toArray()));
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = seal;
        if (statement == null) {
            statement = open().prepareStatement(SEAL);
            seal = statement;
        }
        return statement;
    }

    private Connection open() throws SQLException {
        Connection opened = connection;
        if (opened == null) {
            opened =
                    OwnConnections.open(
                            pool,
                            "ledger append",
                            PATIENCE,
                            "SET enable_seqscan = off; SET enable_hashjoin = off; SET"
                                    + " enable_mergejoin = off; SET transaction_timeout = '20s'");
            connection = opened;
        }
        return opened;
    }

    /** Gives the connection up: the next use opens another. */
    void close() {
        Connection opened = connection;
        connection = null;
        seal = null;
        if (opened != null) {
            try {
                opened.close();
            } catch (SQLException e) {
                // It is gone as it is.
                opened = null;
            }
        }
    }
}
