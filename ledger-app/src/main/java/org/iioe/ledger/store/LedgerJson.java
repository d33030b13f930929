package org.iioe.ledger.store;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategy;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

import java.util.Locale;

/**
 * How the ledger writes and reads JSON: exactly, in the order of the records' components, with no
 * guessing at what a caller may have meant.
 */
public final class LedgerJson {
    private LedgerJson() {}

    /** A mapper for commands, events and everything else. */
    public static JsonMapper mapper() {
        return configure(
                        JsonMapper.builder(
                                JsonFactory.builder()
                                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                        .streamReadConstraints(
                                                StreamReadConstraints.builder()
                                                        .maxNestingDepth(40)
                                                        .maxStringLength(1_000_000)
                                                        .maxNumberLength(40)
                                                        .build())
                                        .build()))
                .build();
    }

    /** Sets a mapper to the ledger's ways. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enumNamingStrategy(new LowerCaseWithHyphens())
                .polymorphicTypeValidator(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build());
    }

    /** {@code ROLL_CALL} is written {@code roll-call}. */
    private static final class LowerCaseWithHyphens implements EnumNamingStrategy {
        @Override
        public String convertEnumToExternalName(
                MapperConfig<?> config, AnnotatedClass annotated, String enumName) {
            return enumName.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
