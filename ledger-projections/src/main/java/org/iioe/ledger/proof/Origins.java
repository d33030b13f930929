package org.iioe.ledger.proof;

import org.iioe.ledger.audit.OriginContinued;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of one log in their order: the one of its first start, and those under which it was
 * continued after a loss. They are told by the log itself, whose entries, tree and positions go on
 * from one to the next.
 *
 * @param first the origin of position 0, if that is not a continuation
 * @param continued each continuation; its position is how many entries were kept
 */
public record Origins(String first, List<OriginContinued> continued) {
    /** The log's name at its first start, in the one row of one column. */
    public static final String FIRST = "SELECT origin FROM ledger.ledger_identity";

    /** The entries that {@link #continuation} reads, in the one column. */
    public static final String CONTINUED =
            "SELECT entry FROM ledger.sealed_entry WHERE subject = '%s' ORDER BY position"
                    .formatted(OriginContinued.STREAM);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

    public Origins {
        continued = List.copyOf(continued);
    }

    /** Reads them from a ledger's database. */
    public static Origins read(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            String first;
            try (ResultSet row = statement.executeQuery(FIRST)) {
                if (!row.next()) {
                    throw new IllegalStateException("the database keeps no ledger.");
                }
                first = row.getString(1);
            }
            List<OriginContinued> continued = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(CONTINUED)) {
                while (row.next()) {
                    continued.add(continuation(row.getBytes(1)));
                }
            }
            return new Origins(first, continued);
        }
    }

    /** What an entry says that continues the log. */
    static OriginContinued continuation(byte[] entry) {
        return JSON.treeToValue(JSON.readTree(entry).path("data"), OriginContinued.class);
    }

    /** The name under which the log goes on now. */
    public String current() {
        return continued.isEmpty() ? first : continued.getLast().origin();
    }

    /** The name that the entry of a position bears. */
    public String at(long position) {
        String origin = first;
        for (OriginContinued each : continued) {
            origin = each.kept() <= position ? each.origin() : origin;
        }
        return origin;
    }

    /** Whether the log has, or had, this name. */
    public boolean isOne(String origin) {
        return first.equals(origin)
                || continued.stream().anyMatch(each -> each.origin().equals(origin));
    }

    /**
     * Whether a checkpoint covers positions that were lost when the log was continued: it was
     * signed under a former name, over more entries than were kept. Its other entries may be here,
     * but nothing is left to prove it by.
     */
    public boolean isLost(Checkpoint signed) {
        return continued.stream()
                .anyMatch(each ->
                        each.former().equals(signed.origin()) && signed.size() > each.kept());
    }

    /** The continuations that somebody who reads up to a position is told of. */
    public List<OriginContinued> continuedUpTo(long position) {
        return continued.stream().filter(each -> each.kept() <= position).toList();
    }
}
