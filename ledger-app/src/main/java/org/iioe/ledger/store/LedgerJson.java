package org.iioe.ledger.store;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.iioe.ledger.JsonName;
import org.iioe.ledger.Numbers;
import org.iioe.ledger.Revision;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategy;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;

import java.time.LocalDate;

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

    /** What writes and reads the events of the store, each in the form that its type names. */
    public static Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(LedgerJson::configure)
                .revisionResolver(LedgerJson::revision)
                .build();
    }

    private static @Nullable String revision(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        return revision == null ? null : revision.value();
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
                .addModule(new SimpleModule().addDeserializer(LocalDate.class, new Days()))
                .polymorphicTypeValidator(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build());
    }

    /**
     * Days as the ledger writes them, {@code 2019-12-07}, read by their digits: the library's own
     * way took a tenth of reading an event. It is asked whatever has another form.
     */
    private static final class Days extends LocalDateDeserializer {
        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                String text = parser.getString();
                if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
                    int year = Numbers.ofDigits(text, 0, 4);
                    int month = Numbers.ofDigits(text, 5, 2);
                    int day = Numbers.ofDigits(text, 8, 2);
                    if (year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28) {
                        return LocalDate.of(year, month, day);
                    }
                }
            }
            return super.deserialize(parser, context);
        }

        @Override
        public ValueDeserializer<?> createContextual(
                DeserializationContext context, BeanProperty property) {
            return this;
        }
    }

    /** {@code ROLL_CALL} is written {@code roll-call}. */
    private static final class LowerCaseWithHyphens implements EnumNamingStrategy {
        @Override
        public String convertEnumToExternalName(
                MapperConfig<?> config, AnnotatedClass annotated, String enumName) {
            return JsonName.of(enumName);
        }
    }
}
