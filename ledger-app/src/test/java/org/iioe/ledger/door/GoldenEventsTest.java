package org.iioe.ledger.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Revision;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.language.LedgerLanguage;
import org.iioe.ledger.language.Shape;
import org.iioe.ledger.log.ExceptionsUpcaster;
import org.iioe.ledger.openapi.Examples;
import org.iioe.ledger.store.LedgerJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One stored example of every event, in each form in which it was ever written. What is stored
 * stays: these files are read back with every build, and never changed. The file of a new event, or
 * of a new form, is written by this test, which then asks for it to be committed.
 */
class GoldenEventsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden-events");

    private final JsonMapper mapper = LedgerJson.mapper();
    private final Examples examples = new Examples(mapper);
    private final Serializer serializer = LedgerJson.serializer();

    @Test
    void reads_every_event_as_it_was_first_written() throws IOException {
        List<String> written = new ArrayList<>();
        for (Class<? extends LedgerEvent> type : LedgerLanguage.events()) {
            String revision = revision(type);
            Path file = file(type, revision);
            if (!Files.exists(file)) {
                LedgerEvent event = mapper.treeToValue(examples.of(Shape.of(type)), type);
                Files.createDirectories(GOLDEN);
                Files.write(file, serializer.serialize(event, byte[].class).getData());
                written.add(type.getSimpleName());
            }
            byte[] golden = Files.readAllBytes(file);
            LedgerEvent read = read(type, revision, golden);
            assertThat(read).as(type.getName()).isInstanceOf(type);
            assertThat(
                            new String(
                                    serializer.serialize(read, byte[].class).getData(),
                                    StandardCharsets.UTF_8))
                    .as(type.getName())
                    .isEqualTo(new String(golden, StandardCharsets.UTF_8));
        }
        assertThat(written).as("new golden files were written: commit them").isEmpty();
    }

    @Test
    void reads_an_event_of_an_earlier_form_as_one_of_today() throws IOException {
        int compared = 0;
        for (Class<? extends LedgerEvent> type : LedgerLanguage.events()) {
            Path first = file(type, null);
            if (revision(type) != null && Files.exists(first)) {
                byte[] today = Files.readAllBytes(file(type, revision(type)));
                assertThat(read(type, null, Files.readAllBytes(first)))
                        .as(type.getName())
                        .isEqualTo(read(type, revision(type), today));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(17);
    }

    @Test
    void reads_that_a_fact_of_the_first_form_broke_no_rule() throws IOException {
        String first = Files.readString(file(Disbursed.class, null));
        for (String none : List.of("\"exception\":null,", "")) {
            String sound = first.replaceFirst("\"exception\":\\{[^}]*},", none);
            assertThat(sound).isNotEqualTo(first);
            assertThat(
                            ((Disbursed)
                                            read(
                                                    Disbursed.class,
                                                    null,
                                                    sound.getBytes(StandardCharsets.UTF_8)))
                                    .exceptions())
                    .isEmpty();
        }
    }

    @Test
    void keeps_no_file_of_an_event_that_nobody_can_read() throws IOException {
        List<String> known =
                LedgerLanguage.events().stream()
                        .flatMap(type -> Stream.of(file(type, null), file(type, revision(type))))
                        .distinct()
                        .filter(Files::exists)
                        .map(file -> file.getFileName().toString())
                        .toList();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    /** Through the same upcasting and reading that stored events go through. */
    private LedgerEvent read(Class<?> type, @Nullable String revision, byte[] golden) {
        GenericDomainEventEntry<byte[]> stored =
                new GenericDomainEventEntry<>(
                        "Test",
                        "test/1",
                        0,
                        "11111111-1111-1111-1111-111111111111",
                        "2026-01-01T00:00:00.000Z",
                        type.getName(),
                        revision,
                        golden,
                        serializer.serialize(java.util.Map.of(), byte[].class).getData());
        return (LedgerEvent)
                EventStreamUtils.upcastAndDeserializeDomainEvents(
                                Stream.of(stored),
                                serializer,
                                new EventUpcasterChain(new ExceptionsUpcaster()))
                        .next()
                        .getPayload();
    }

    private static @Nullable String revision(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        return revision == null ? null : revision.value();
    }

    private static Path file(Class<?> type, @Nullable String revision) {
        return GOLDEN.resolve(
                type.getName().substring("org.iioe.ledger.".length())
                        + (revision == null ? "" : "." + revision)
                        + ".json");
    }
}
