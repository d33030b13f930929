package org.iioe.ledger.presidency.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.presidency.ElectionConclusion.ANNULLED;
import static org.iioe.ledger.presidency.ElectionConclusion.ELECTED;
import static org.iioe.ledger.presidency.ElectionKind.BY_ELECTION;
import static org.iioe.ledger.presidency.ElectionKind.ORDINARY;
import static org.iioe.ledger.presidency.command.Acts.OFFICE;
import static org.iioe.ledger.presidency.command.Acts.SOURCE;
import static org.iioe.ledger.presidency.command.Acts.TERM;
import static org.iioe.ledger.presidency.command.Acts.concluded;
import static org.iioe.ledger.presidency.command.Acts.entered;
import static org.iioe.ledger.presidency.command.Acts.member;
import static org.iioe.ledger.presidency.command.Acts.on;
import static org.iioe.ledger.presidency.command.Acts.started;
import static org.iioe.ledger.presidency.command.Acts.startedFrom;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.presidency.ActingAppointed;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.ElectionKind;
import org.iioe.ledger.presidency.OfficeEvent;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.VacancyCause;
import org.iioe.ledger.presidency.VacancyDeclared;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class CallRuleTest {
    private static final OfficeEvent VACANT =
            new VacancyDeclared(
                    OFFICE,
                    TERM,
                    on("2021-01-01"),
                    List.of(member(1)),
                    List.of(),
                    VacancyCause.RESIGNATION,
                    null,
                    on("2021-06-01"),
                    SOURCE);

    @Test
    void calls_an_election_for_a_term_that_nobody_filled() {
        assertThat(call(ORDINARY)).isNull();
        assertThat(call(ORDINARY, started("2020", "2020-01-01", "2020-12-31", 1))).isNull();
    }

    @Test
    void holds_one_election_at_a_time_for_an_office_and_term() {
        OfficeEvent open = entered("other", "2021", ORDINARY);
        assertThat(call(ORDINARY, open)).isEqualTo("ELECTION_OPEN");
        assertThat(call(BY_ELECTION, open)).isEqualTo("ELECTION_OPEN");
        assertThat(call(ORDINARY, entered("other", "2022", ORDINARY))).isNull();
        OfficesState state = OfficesState.NONE.after(open);
        assertThat(new CallRule(state, new OfficeId("vice-presidency"), TERM).call(ORDINARY))
                .isEmpty();
    }

    @Test
    void fills_a_term_once() {
        assertThat(call(ORDINARY, concluded("other", "2021", ELECTED, 1)))
                .isEqualTo("ALREADY_FILLED");
        assertThat(call(ORDINARY, started("2021", "2021-01-01", null, 1)))
                .isEqualTo("ALREADY_FILLED");
        assertThat(call(ORDINARY, started("2021", "2021-01-01", null, 1), VACANT))
                .isEqualTo("ALREADY_FILLED");
    }

    @Test
    void fills_it_again_when_the_election_was_annulled() {
        assertThat(
                        call(
                                ORDINARY,
                                concluded("other", "2021", ELECTED, 1),
                                startedFrom("other", "2021", 1),
                                concluded("other", "2021", ANNULLED, 1)))
                .isNull();
    }

    @Test
    void holds_a_by_election_when_the_holder_left() {
        OfficeEvent held = started("2021", "2021-01-01", "2021-12-31", 1);
        assertThat(call(BY_ELECTION)).isEqualTo("NOT_VACANT");
        assertThat(call(BY_ELECTION, held)).isEqualTo("NOT_VACANT");
        assertThat(call(BY_ELECTION, held, VACANT)).isNull();
        assertThat(call(BY_ELECTION, concluded("other", "2021", ELECTED, 1))).isNull();
    }

    @Test
    void holds_a_by_election_while_somebody_acts() {
        assertThat(
                        call(
                                BY_ELECTION,
                                started("2021", "2021-01-01", "2021-12-31", 1),
                                VACANT,
                                new ActingAppointed(
                                        OFFICE,
                                        TERM,
                                        member(2),
                                        on("2021-09-30"),
                                        null,
                                        on("2021-06-01"),
                                        SOURCE)))
                .isNull();
    }

    @Test
    void says_what_a_reported_result_contradicts() {
        assertThat(report()).isEmpty();
        assertThat(report(entered("reported", "2021", ORDINARY))).isEmpty();
        assertThat(report(entered("other", "2021", ORDINARY))).containsExactly("ELECTION_OPEN");
        assertThat(report(started("2021", "2021-01-01", "2021-12-31", 1)))
                .containsExactly("ALREADY_FILLED");
        assertThat(report(started("2021", "2021-01-01", "2021-12-31", 1), VACANT)).isEmpty();
        assertThat(report(concluded("other", "2021", ELECTED, 1)))
                .containsExactly("ALREADY_FILLED");
        assertThat(
                        report(
                                started("2021", "2021-01-01", "2021-12-31", 1),
                                entered("other", "2021", ORDINARY)))
                .containsExactly("ELECTION_OPEN", "ALREADY_FILLED");
    }

    private static @Nullable String call(ElectionKind kind, OfficeEvent... before) {
        return new CallRule(state(before), OFFICE, TERM)
                .call(kind)
                .map(Refusal::code)
                .map(RefusalCode::name)
                .orElse(null);
    }

    private static List<String> report(OfficeEvent... before) {
        return new CallRule(state(before), OFFICE, TERM)
                .report(new ElectionId("reported")).stream()
                        .map(Refusal::code)
                        .map(RefusalCode::name)
                        .toList();
    }

    private static OfficesState state(OfficeEvent... events) {
        OfficesState state = OfficesState.NONE;
        for (OfficeEvent event : events) {
            state = state.after(event);
        }
        return state;
    }
}
