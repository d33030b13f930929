package org.iioe.ledger.audit.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Revision;
import org.iioe.ledger.audit.AuditEvent;
import org.iioe.ledger.language.LedgerLanguage;
import org.iioe.ledger.store.LedgerJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Every event that there is is about something, and ties it to something else. */
class LinksTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-events");

    /** Of each event the file of today's form. */
    @TestFactory
    Stream<DynamicTest> every_event_is_about_something() {
        return LedgerLanguage.events().stream()
                .map(type ->
                        DynamicTest.dynamicTest(
                                type.getSimpleName(),
                                () ->
                                        see(
                                                LedgerJson.mapper()
                                                        .readValue(
                                                                Files.readString(file(type)),
                                                                type))));
    }

    private static Path file(Class<? extends LedgerEvent> type) {
        Revision revision = type.getAnnotation(Revision.class);
        return GOLDEN.resolve(
                type.getName().substring("org.iioe.ledger.".length())
                        + (revision == null ? "" : "." + revision.value())
                        + ".json");
    }

    private static void see(LedgerEvent event) {
        Links links = Links.of(event);
        if (event instanceof AuditEvent) {
            assertThat(links.about()).isEmpty();
            return;
        }
        assertThat(links.about()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(links.things()).containsAll(links.about());
        assertThat(links.edges())
                .allSatisfy(edge -> {
                    assertThat(edge.cause()).isNotEqualTo(edge.effect());
                    assertThat(
                                    edge.cause().equals(links.about().getFirst())
                                            || edge.effect().startsWith(links.about().getFirst())
                                            || links.about().contains(edge.cause())
                                            || links.about().contains(edge.effect())
                                            || edge.relation().equals("donor")
                                            || edge.effect().startsWith("resolution/")
                                            || edge.effect().startsWith("election/"))
                            .as(edge.toString())
                            .isTrue();
                });
    }
}
