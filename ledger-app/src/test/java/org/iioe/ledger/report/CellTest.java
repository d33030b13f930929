package org.iioe.ledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.iioe.ledger.Example;
import org.iioe.ledger.store.LedgerJson;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class CellTest {
    private static final JsonMapper JSON = LedgerJson.mapper();

    @Test
    void every_value_of_one_text_is_in_a_cell_what_it_is_in_json() {
        List<Class<?>> all =
                new ClassFileImporter()
                        .importPackages("org.iioe.ledger").stream()
                                .filter(type -> type.isAnnotatedWith(Example.class))
                                .<Class<?>>map(type -> type.reflect())
                                .toList();
        int texts = 0;
        for (Class<?> type : all) {
            JsonNode example = JSON.readTree(type.getAnnotation(Example.class).value());
            if (example.isString()) {
                texts++;
                assertThat(Cell.words(JSON.treeToValue(example, type)))
                        .as(type.getName())
                        .isEqualTo(example.asString());
            }
        }
        assertThat(texts).isGreaterThan(20);
    }

    @Test
    void a_constant_is_in_a_cell_what_it_is_in_json() {
        for (Column.Kind kind : Column.Kind.values()) {
            assertThat(Cell.words(kind)).isEqualTo(JSON.valueToTree(kind).asString());
        }
    }
}
