package org.iioe.ledger.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.language.LedgerLanguage;
import org.iioe.ledger.store.LedgerJson;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One stored example of every event, as it was first written. An event's shape is for ever: these
 * files are read back with every build, and never changed. A new event's file is written by this
 * test, which then asks for it to be committed.
 */
class GoldenEventsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden-events");

    private final JsonMapper mapper = LedgerJson.mapper();
    private final Examples examples = new Examples(mapper);
    private final Serializer serializer =
            Jackson3Serializer.builder().jsonMapperBuilderCustomizer(LedgerJson::configure).build();

    @Test
    void reads_every_event_as_it_was_first_written() throws IOException {
        List<String> written = new ArrayList<>();
        for (Class<? extends LedgerEvent> type : LedgerLanguage.events()) {
            Path file = file(type);
            if (!Files.exists(file)) {
                LedgerEvent event = mapper.treeToValue(examples.of(Shape.of(type)), type);
                Files.createDirectories(GOLDEN);
                Files.write(file, serializer.serialize(event, byte[].class).getData());
                written.add(type.getSimpleName());
            }
            byte[] golden = Files.readAllBytes(file);
            LedgerEvent read = read(type, golden);
            assertThat(read).as(type.getName()).isInstanceOf(type);
            assertThat(
                            new String(
                                    serializer.serialize(read, byte[].class).getData(),
                                    java.nio.charset.StandardCharsets.UTF_8))
                    .as(type.getName())
                    .isEqualTo(new String(golden, java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(written).as("new golden files were written: commit them").isEmpty();
    }

    @Test
    void keeps_no_file_of_an_event_that_nobody_can_read() throws IOException {
        List<String> known =
                LedgerLanguage.events().stream()
                        .map(type -> file(type).getFileName().toString())
                        .toList();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    /** Through the same upcasting and reading that stored events go through. */
    private LedgerEvent read(Class<?> type, byte[] golden) {
        GenericDomainEventEntry<byte[]> stored =
                new GenericDomainEventEntry<>(
                        "Test",
                        "test/1",
                        0,
                        "11111111-1111-1111-1111-111111111111",
                        "2026-01-01T00:00:00.000Z",
                        type.getName(),
                        null,
                        golden,
                        serializer.serialize(java.util.Map.of(), byte[].class).getData());
        return (LedgerEvent)
                EventStreamUtils.upcastAndDeserializeDomainEvents(
                                Stream.of(stored), serializer, new EventUpcasterChain())
                        .next()
                        .getPayload();
    }

    private static Path file(Class<?> type) {
        return GOLDEN.resolve(type.getName().substring("org.iioe.ledger.".length()) + ".json");
    }
}
