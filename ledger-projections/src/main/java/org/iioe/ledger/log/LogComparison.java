package org.iioe.ledger.log;

import org.iioe.ledger.audit.StoredEvent;
import org.iioe.ledger.log.LogCheck.Finding;
import org.iioe.ledger.log.LogCheck.State;
import org.iioe.ledger.log.LogCheck.Status;
import org.iioe.ledger.proof.Checkpoint;
import org.iioe.ledger.proof.Checkpoints;
import org.iioe.ledger.proof.Frontier;
import org.iioe.ledger.proof.LogIdentity;
import org.iioe.ledger.proof.Merkle;
import org.iioe.ledger.proof.SigningKeys;
import org.iioe.ledger.proof.Tree;
import org.iioe.ledger.proof.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One comparison of the whole log, and how far it has come. */
final class LogComparison {
    private static final int PAGE = 2_000;
    private static final String BROKE_OFF = "The check broke off: ";
    private static final int MOST_FINDINGS = 20;

    /** What is compared with each other. */
    record Sides(
            JdbcClient database,
            EventReader store,
            EntryFormat format,
            Checkpoints checkpoints,
            SigningKeys keys,
            LogIdentity identity,
            DerivedTables derived) {}

    @SuppressWarnings("ArrayRecordComponent") // bytes are passed through, never compared
    private record Row(long position, byte[] entry, byte[] leaf, String event) {}

    private final Sides sides;
    private final StreamsCheck streams;
    private final long size;
    private final Instant startedAt = Instant.now();
    private final List<Finding> findings = new ArrayList<>();
    private final Frontier tree = Frontier.of(0, new byte[0]);
    private State state = State.RUNNING;
    private int checked;
    private long overtaken;
    private long folded;
    private long rows;
    private List<String> notCompared = List.of();
    private @Nullable Instant endedAt;

    /**
     * @param size how many entries there are to compare
     */
    LogComparison(Sides sides, long size) {
        this.sides = sides;
        this.size = size;
        streams = new StreamsCheck(sides.database());
    }

    synchronized boolean isOver(Instant before) {
        Instant end = endedAt;
        return end != null && end.isBefore(before);
    }

    synchronized Status status() {
        return new Status(
                state,
                tree.size(),
                size,
                size == 0 ? 100 : (int) (100 * tree.size() / size),
                checked,
                overtaken,
                folded,
                rows,
                notCompared,
                state == State.RUNNING ? null : Base64.getEncoder().encodeToString(tree.root()),
                List.copyOf(findings),
                startedAt,
                endedAt);
    }

    void run() {
        State end = State.FAILED;
        try (EventReader.Replay events = sides.store().replay()) {
            Map<Long, byte[]> roots = new HashMap<>();
            List<Checkpoints.Signed> signed = sides.checkpoints().upTo(size);
            signed.forEach(each -> roots.put(each.size(), new byte[0]));
            roots.replace(0L, tree.root());
            while (tree.size() < size) {
                List<Row> page = rows(tree.size());
                if (page.isEmpty() || page.getFirst().position() != tree.size()) {
                    found(tree.size(), "There is no entry at this position.");
                    break;
                }
                long from = tree.size();
                compare(page, events, roots);
                streams.compare(from, tree.size(), this::found, this::overtaken);
            }
            streams.beyond(this::found);
            List<VerifierKey> known =
                    sides.keys().all().stream().map(key -> VerifierKey.parse(key.vkey())).toList();
            signed.forEach(each -> checkpoint(each, roots, known));
            derived();
            end = findings.isEmpty() ? State.GOOD : State.BAD;
        } catch (DataAccessException | TransactionException | AxonServerAway e) {
            // What was found before the store went away was found nevertheless.
            end = findings.isEmpty() ? State.FAILED : State.BAD;
            found(tree.size(), BROKE_OFF + e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            // Something that cannot even be read, in a store that answers.
            end = State.BAD;
            found(tree.size(), BROKE_OFF + e.getClass().getSimpleName());
        } finally {
            synchronized (this) {
                state = end;
                endedAt = Instant.now();
            }
        }
    }

    private void derived() {
        DerivedTables.Comparison compared = sides.derived().compare(MOST_FINDINGS, this::folded);
        compared.differences().forEach(each -> found(each.position(), each.text()));
        synchronized (this) {
            rows = compared.compared();
            notCompared = compared.notCompared();
        }
    }

    private synchronized void overtaken(long decisions) {
        overtaken += decisions;
    }

    private synchronized void folded(long entries) {
        folded = entries;
    }

    private synchronized void found(long position, String text) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(position, text));
        }
    }

    private void compare(List<Row> page, EventReader.Replay events, Map<Long, byte[]> roots) {
        Map<String, StoredEvent> stored = events.next(page.stream().map(Row::event).toList());
        Map<Long, byte[]> nodes = nodes(tree.size(), page.size());
        for (Row row : page) {
            byte[] leaf = Merkle.leaf(row.entry());
            if (row.position() != tree.size()) {
                found(tree.size(), "There is no entry at this position.");
                return;
            }
            if (!Arrays.equals(leaf, row.leaf())) {
                found(row.position(), "The entry's hash is not the one that is kept.");
            }
            StoredEvent event = stored.get(row.event());
            if (event == null) {
                found(row.position(), "The entry's event is not in the store.");
            } else if (!Arrays.equals(
                    sides.format().entry(event, sides.identity().origins().at(row.position())),
                    row.entry())) {
                found(row.position(), "The event in the store is not the one that was sealed.");
            }
            synchronized (this) {
                tree.append(
                        leaf,
                        (height, index, hash) -> {
                            if (height == Tree.TILE_HEIGHT
                                    && !Arrays.equals(hash, nodes.get(index))) {
                                found(
                                        index << height,
                                        "Node %s is not the one that the entries make."
                                                .formatted(index));
                            }
                        });
            }
            roots.replace(tree.size(), tree.root());
        }
    }

    private void checkpoint(
            Checkpoints.Signed signed, Map<Long, byte[]> roots, List<VerifierKey> known) {
        Checkpoint said = Checkpoint.parse(signed.note().text());
        long last = Math.max(0, signed.size() - 1);
        if (said.size() != signed.size() || !Arrays.equals(said.root(), roots.get(signed.size()))) {
            found(last, "Checkpoint %s covers other entries.".formatted(signed.number()));
        }
        if (known.stream().noneMatch(key -> key.signed(signed.note()))) {
            found(last, "No key of this log signed checkpoint %s.".formatted(signed.number()));
        }
        synchronized (this) {
            checked++;
        }
    }

    private Map<Long, byte[]> nodes(long from, int count) {
        Map<Long, byte[]> nodes = new HashMap<>();
        sides.database()
                .sql("SELECT index, hash FROM log_node WHERE level = 1 AND index BETWEEN ? AND ?")
                .params(from >> Tree.TILE_HEIGHT, (from + count) >> Tree.TILE_HEIGHT)
                .query((row, number) -> nodes.put(row.getLong(1), row.getBytes(2)))
                .list();
        return nodes;
    }

    private List<Row> rows(long from) {
        return sides.database()
                .sql(
                        "SELECT position, entry, leaf_hash, event_id FROM sealed_entry WHERE"
                                + " position >= ? AND position < ? ORDER BY position")
                .params(from, from + PAGE)
                .query((row, number) ->
                        new Row(row.getLong(1), row.getBytes(2), row.getBytes(3), row.getString(4)))
                .list();
    }
}
