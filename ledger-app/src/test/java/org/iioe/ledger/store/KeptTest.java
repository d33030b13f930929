package org.iioe.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pcollections.PMap;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.objenesis.ObjenesisStd;
import org.springframework.util.ClassUtils;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every aggregate can be kept: its copy has all that it has, and neither can change the other. */
class KeptTest {
    /**
     * Collections of the JDK in states: each is copied when it is made, and small by its nature.
     */
    private static final Set<String> BOUNDED =
            Set.of(
                    // One command names them.
                    "funding.AllocationState.lines",
                    "funding.AllocationState$Proposal.lines",
                    "funding.AllocationState$Proposal.sources",
                    "funding.DisbursementState.draws",
                    "funding.EntryState.draws",
                    "contributions.ContributionState.oneOrMoreOf",
                    "meetings.MeetingState.agenda",
                    "meetings.Attendance$Presence.proxies",
                    "membership.MembershipPeriod$Accreditation.people",
                    "presidency.Incumbency.holders",
                    // Members, frozen when a ballot opened.
                    "meetings.ResolutionVote.roll",
                    "meetings.ResolutionVote.present",
                    "meetings.ResolutionVote.proxies",
                    "meetings.ResolutionVote.recused",
                    "presidency.ElectionState.among",
                    // The names that one organisation had.
                    "membership.OrganisationRecord.names");

    static List<Class<?>> aggregates() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Aggregate.class));
        return scanner.findCandidateComponents("org.iioe.ledger").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .toList();
    }

    @Test
    void all_aggregates_are_looked_at() {
        assertThat(aggregates()).hasSize(11);
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void a_copy_has_every_field(Class<?> aggregate) throws Exception {
        assertThat(aggregate).isAssignableTo(Kept.class);
        Constructor<?> constructor = aggregate.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object root = constructor.newInstance();
        List<Field> fields = Immutability.fields(aggregate);
        for (Field field : fields) {
            field.setAccessible(true);
            field.set(root, other(field.getType(), field.get(root)));
        }
        Object copy = ((Kept<?>) root).copy();
        assertThat(copy).isNotSameAs(root).hasSameClassAs(root);
        for (Field field : fields) {
            if (field.getType().isPrimitive()) {
                assertThat(field.get(copy)).as(field.getName()).isEqualTo(field.get(root));
            } else {
                assertThat(field.get(copy)).as(field.getName()).isSameAs(field.get(root));
            }
        }
    }

    @Test
    void nothing_below_a_root_can_change() {
        Immutability immutability = new Immutability(BOUNDED);
        for (Class<?> aggregate : aggregates()) {
            assertThat(immutability.faultsBelow(aggregate)).as(aggregate.getSimpleName()).isEmpty();
        }
        assertThat(immutability.unused()).isEmpty();
    }

    @Test
    void what_can_change_is_found() {
        assertThat(new Immutability(Set.of()).faultsBelow(Faulty.class))
                .containsExactlyInAnyOrder(
                        "store.KeptTest$Faulty.map: Map",
                        "store.KeptTest$Faulty.hashMap: java.util.HashMap",
                        "store.KeptTest$Faulty.array: int[]",
                        "store.KeptTest$Faulty.anything: java.lang.Object",
                        "store.KeptTest$Faulty.builder: java.lang.StringBuilder",
                        "store.KeptTest$Assigned.number: it can be assigned",
                        "store.KeptTest$Faulty.open: org.iioe.ledger.store.KeptTest$Open",
                        "store.KeptTest$Listed.list: List",
                        "store.KeptTest$Nested.map: int[]",
                        "store.KeptTest$Generic.map: java.lang.StringBuilder");
    }

    /** Another value than the field has: made without a constructor, which nobody asks anything. */
    private static Object other(Class<?> type, Object now) {
        if (type == boolean.class) {
            return !(Boolean) now;
        }
        return type == String.class ? "another" : new ObjenesisStd().newInstance(type);
    }

    private static final class Assigned {
        private int number;
    }

    private static class Open {}

    private record Listed(List<String> list) {}

    private record Nested(PMap<String, int[]> map) {}

    private record Generic<T>(PMap<String, T> map) {}

    /** A root of which every field is at fault, each in another way. */
    @SuppressWarnings("unused")
    private static final class Faulty {
        private Map<String, String> map;
        private HashMap<String, String> hashMap;
        private int[] array;
        private Object anything;
        private StringBuilder builder;
        private Assigned assigned;
        private Open open;
        private Listed listed;
        private Nested nested;
        private Generic<StringBuilder> generic;
    }
}
