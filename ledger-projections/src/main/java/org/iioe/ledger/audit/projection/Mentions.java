package org.iioe.ledger.audit.projection;

import org.iioe.ledger.Id;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.contributions.DeliveredItem;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.meetings.ActRef;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an event mentions: each id that stands in it, wherever it stands, by the name of the field
 * of the event under which it was found. Ids are typed, so that a field that comes later is
 * mentioned without a word here.
 */
final class Mentions {
    /** Parts of a thing that are nothing by themselves, and people, who are not traced. */
    private static final Set<String> NOT_TRACED =
            Set.of("agenda-item", "budget-line", "instalment", "person", "purpose");

    private static final Set<String> IN_A_FUND =
            Set.of("allocation", "disbursement", "entry", "expenditure-report", "gift", "receipt");
    private static final Set<String> IN_A_CONTRIBUTION =
            Set.of(
                    "consignment",
                    "delivery",
                    "disposal",
                    "incident",
                    "item",
                    "line",
                    "stock-count");

    /**
     * @param field the component of the event
     * @param within the record in which it stands
     * @param key the thing, such as {@code gift/tencent-seed-fund/gift-1}
     */
    record Mention(String field, Class<?> within, String key) {
        String kind() {
            return key.substring(0, key.indexOf('/'));
        }
    }

    /**
     * What people call a thing.
     *
     * @param key the thing, or null for what the event is about
     */
    record Name(String name, @Nullable String key) {}

    /** A component of a record, looked up once: the class makes a new accessor whenever asked. */
    record Component(String name, Method accessor) {
        @Nullable Object of(Record record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final ClassValue<List<Component>> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected List<Component> computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .map(each -> new Component(each.getName(), each.getAccessor()))
                            .toList();
                }
            };

    private static final ClassValue<String> KINDS =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> type) {
                    return kind(type);
                }
            };

    private final List<Mention> all = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final Record event;

    private Mentions(Record event) {
        this.event = event;
    }

    static Mentions of(Record event) {
        Mentions mentions = new Mentions(event);
        for (Component component : components(event)) {
            mentions.collect(component.name(), event.getClass(), component.of(event));
        }
        return mentions;
    }

    List<Mention> all() {
        return all;
    }

    /** Serial numbers, asset tags, bank references and the digests of documents. */
    List<Name> names() {
        return names;
    }

    /** The thing that the event itself names in a field, if it does. */
    Optional<String> named(String field) {
        return all.stream()
                .filter(mention ->
                        mention.field().equals(field) && mention.within() == event.getClass())
                .map(Mention::key)
                .findFirst();
    }

    /** All things of a kind that stand in a field, at any depth. */
    List<String> in(String field, String kind) {
        return all.stream()
                .filter(mention -> mention.field().equals(field) && mention.kind().equals(kind))
                .map(Mention::key)
                .distinct()
                .toList();
    }

    /** The value of a component that is an id. */
    private String id(String component) {
        return ((Id) Objects.requireNonNull(component(component).of(event))).value();
    }

    private void collect(String field, Class<?> within, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Id id -> key(id).ifPresent(key -> all.add(new Mention(field, within, key)));
            case ActRef act -> all.add(new Mention(field, within, act.value()));
            case Sha256 digest -> names.add(new Name(digest.hex(), null));
            case BankRef bankRef -> names.add(new Name(bankRef.value(), null));
            case List<?> list -> list.forEach(element -> collect(field, within, element));
            case Record record when record.getClass().getName().startsWith("org.iioe.ledger.") -> {
                if (record instanceof DeliveredItem item) {
                    named(item.serial(), item);
                    named(item.assetTag(), item);
                }
                for (Component component : components(record)) {
                    collect(field, record.getClass(), component.of(record));
                }
            }
            default -> {}
        }
    }

    private void named(@Nullable String name, DeliveredItem item) {
        if (name != null) {
            names.add(new Name(name, key(item.item()).orElseThrow()));
        }
    }

    private Optional<String> key(Id id) {
        String kind = KINDS.get(id.getClass());
        if (NOT_TRACED.contains(kind)) {
            return Optional.empty();
        }
        String within =
                IN_A_FUND.contains(kind)
                        ? id("fund") + "/"
                        : IN_A_CONTRIBUTION.contains(kind)
                                ? id("contribution") + "/"
                                : kind.equals("term") ? id("office") + "/" : "";
        return Optional.of(kind + "/" + within + id.value());
    }

    /** {@code AllocationId} names an allocation. */
    private static String kind(Class<?> id) {
        return id.getSimpleName()
                .replaceFirst("Id$", "")
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    private Component component(String name) {
        return component(event, name)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "%s has no %s.".formatted(event.getClass().getSimpleName(), name)));
    }

    /** The component of that name, where the record has one. */
    static Optional<Component> component(Record record, String name) {
        for (Component component : components(record)) {
            if (component.name().equals(name)) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    private static List<Component> components(Record record) {
        return COMPONENTS.get(record.getClass());
    }
}
