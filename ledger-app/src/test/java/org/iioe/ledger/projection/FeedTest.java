package org.iioe.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.log.SealedLogSource;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** All that answer are fed together: everything of a batch is there, or nothing of it. */
class FeedTest {
    private static final String PLACE = "SELECT position FROM ledger.read_model_position";

    @Test
    void what_is_shown_entry_by_entry_is_what_is_shown_in_batches() throws Exception {
        try (TestLedger ledger = TestLedger.empty("ledger.founding-record=iioe")) {
            awaitShown(ledger);
            Generations generations = ledger.bean(Generations.class);
            generations.stop();
            List<Generation> live = generations.all();
            live.forEach(generation -> generations.rebuild(generation.projection()));
            entryByEntry(ledger);
            JdbcClient database = ledger.bean(JdbcClient.class);
            for (Generation generation : live) {
                for (String table : tables(database, generation.schema())) {
                    String next = generation.projection() + "_" + (generation.number() + 1);
                    assertThat(rows(database, next + "." + table))
                            .as("%s of %s", table, generation.projection())
                            .isEqualTo(rows(database, generation.schema() + "." + table));
                }
            }
            assertThat(rows(database, "trace_2.trace_entry")).hasSizeGreaterThan(200);
        }
    }

    /** Also the entries of one append: so its ties are found in the tables. */
    private static void entryByEntry(TestLedger ledger) throws SQLException {
        Generations generations = ledger.bean(Generations.class);
        List<Generation> building =
                generations.all().stream()
                        .filter(g -> g.state() == Generation.State.BUILDING)
                        .toList();
        assertThat(building).hasSize(7);
        SealedLogSource log =
                ledger.bean(org.axonframework.config.Configuration.class)
                        .getComponent(SealedLogSource.class);
        try (FeedConnection connection =
                        FeedConnection.open(ledger.bean(DataSource.class), "test");
                LogReader reader = new LogReader(log, "test", 1)) {
            for (long position = 0; position <= ledger.bean(SealedLog.class).head(); position++) {
                // Nothing is remembered from one entry to the next.
                generations
                        .filler(connection, building)
                        .fill(reader.read(position, position), () -> true);
                connection.commit();
            }
        }
    }

    private static List<String> tables(JdbcClient database, String schema) {
        return database.sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = ?")
                .param(schema)
                .query(String.class)
                .list();
    }

    private static List<String> rows(JdbcClient database, String table) {
        return database.sql("SELECT t::text FROM %s t ORDER BY 1".formatted(table))
                .query(String.class)
                .list();
    }

    @Test
    void a_batch_that_fails_shows_nothing_and_is_shown_once_it_can_be() {
        try (TestLedger ledger = TestLedger.empty()) {
            register(ledger, "first");
            awaitShown(ledger);
            Database database = ledger.database();
            long before = database.number(PLACE);
            database.execute(
                    """
                    CREATE SEQUENCE ledger.attempts;
                    CREATE FUNCTION ledger.fail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                    BEGIN
                        PERFORM nextval('ledger.attempts');
                        RAISE EXCEPTION 'broken for a test';
                    END $$;
                    CREATE TRIGGER fail BEFORE INSERT ON trace_1.trace_entry
                        FOR EACH ROW EXECUTE FUNCTION ledger.fail();
                    """);
            register(ledger, "second");
            TestClock.await(
                    "it has been tried again",
                    Duration.ofSeconds(20),
                    () -> database.number("SELECT last_value FROM ledger.attempts") >= 3);
            assertThat(database.number(PLACE)).isEqualTo(before);
            assertThat(database.number("SELECT count(*) FROM membership_1.organisation"))
                    .isEqualTo(1);
            assertThat(database.number("SELECT max(position) FROM trace_1.trace_entry"))
                    .isEqualTo(before);
            database.execute("DROP TRIGGER fail ON trace_1.trace_entry");
            awaitShown(ledger);
            assertThat(database.number("SELECT count(*) FROM membership_1.organisation"))
                    .isEqualTo(2);
            assertThat(ledger.get("/api/v1/organisations/second").status()).isEqualTo(200);
        }
    }

    @Test
    void a_position_within_a_batch_shows_what_stood_there() {
        try (TestLedger ledger = TestLedger.empty("ledger.projection-delay=2s")) {
            register(ledger, "first");
            awaitShown(ledger);
            List<Long> positions = new ArrayList<>();
            for (String day : List.of("2021-05-01", "2020-03-01", "2022-07-01")) {
                rename(ledger, "first", "Named on " + day, day);
                ledger.awaitSealed();
                positions.add(ledger.bean(SealedLog.class).head());
            }
            awaitShown(ledger);
            Database database = ledger.database();
            assertThat(
                            database.number(
                                    """
                                    SELECT count(DISTINCT xmin::text) FROM membership_1.organisation
                                     WHERE until_position IS NULL OR from_position > 2
                                    """))
                    .as("transactions that wrote the names")
                    .isLessThan(positions.size());
            assertThat(name(ledger, positions.get(0))).isEqualTo("Named on 2021-05-01");
            assertThat(name(ledger, positions.get(1))).isEqualTo("Named on 2020-03-01");
            assertThat(name(ledger, positions.get(2))).isEqualTo("Named on 2022-07-01");
            assertThat(
                            rows(
                                    ledger.bean(JdbcClient.class),
                                    """
                                    (SELECT day, latest_day, until_day FROM membership_1.organisation)\
                                    """))
                    .containsExactly(
                            "(2020-01-01,2020-01-01,2021-05-01)",
                            "(2020-03-01,2021-05-01,2022-07-01)",
                            "(2021-05-01,2021-05-01,2021-05-01)",
                            "(2022-07-01,2022-07-01,)");
        }
    }

    private static String name(TestLedger ledger, long asOf) {
        return ledger.get("/api/v1/organisations/first?asOf=" + asOf).json().get("name").asString();
    }

    @Test
    void of_two_nodes_one_feeds_and_the_other_takes_over_when_it_cannot() {
        Database database = TestDatabases.create();
        try (TestLedger one = TestLedger.on(database);
                TestLedger other = TestLedger.on(database)) {
            register(one, "first");
            for (int i = 0; i < 20; i++) {
                rename(i % 2 == 0 ? one : other, "first", "Name " + i, "2021-01-" + (10 + i));
                if (i % 4 == 3) {
                    // Whoever is first has the lock next, with nothing in memory or with much.
                    database.execute(
                            """
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                             WHERE datname = current_database()
                               AND application_name = 'ledger read-models'\
                            """);
                }
            }
            awaitShown(one);
            assertThat(database.number("SELECT count(*) FROM membership_1.organisation"))
                    .isEqualTo(21);
            assertThat(
                            database.number(
                                    """
                                    SELECT count(*) FROM membership_1.organisation a
                                      JOIN membership_1.organisation b ON b.from_position = a.until_position
                                    """))
                    .as("states that end where the next one begins")
                    .isEqualTo(20);
            assertThat(one.get("/api/v1/organisations/first").json().get("earlierNames").size())
                    .isEqualTo(20);
        }
    }

    @Test
    void nobody_moves_on_what_another_has_moved() {
        try (TestLedger ledger = TestLedger.empty()) {
            ledger.bean(Generations.class).stop();
            GenerationTable table = ledger.bean(GenerationTable.class);
            ReadModelPlace.Place place = table.answering().place();
            assertThat(table.answering().move(place, place.position() + 1)).isTrue();
            assertThat(table.answering().move(place, place.position() + 1)).isFalse();
            ReadModelPlace.Place now = table.answering().place();
            table.part(table.live().subList(0, 1));
            assertThat(table.answering().move(now, now.position() + 1))
                    .as("one has left")
                    .isFalse();
        }
    }

    private static void register(TestLedger ledger, String id) {
        assertThat(
                        ledger.send(
                                        "RegisterOrganisation",
                                        """
                                        {"organisation":"%s","nameAsGiven":"Illustrative %s","kind":"other",
                                         "identifiers":[],"confirmedDistinct":false,"on":"2020-01-01",
                                         "source":{"ref":"test","certainty":"stated"}}
                                        """
                                                .formatted(id, id))
                                .status())
                .isEqualTo(201);
    }

    private static void rename(TestLedger ledger, String id, String name, String on) {
        TestLedger.Answer answer =
                ledger.send(
                        "RenameOrganisation",
                        """
                        {"organisation":"%s","name":"%s","from":"%s","confirmedDistinct":true,
                         "on":"%s","source":{"ref":"test","certainty":"stated"}}
                        """
                                .formatted(id, name, on, on));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private static void awaitShown(TestLedger ledger) {
        ledger.awaitSealed();
        long head = ledger.bean(SealedLog.class).head();
        TestClock.await(
                "everything up to %d is shown".formatted(head),
                Duration.ofSeconds(30),
                () -> ledger.database().number(PLACE) >= head);
    }
}
