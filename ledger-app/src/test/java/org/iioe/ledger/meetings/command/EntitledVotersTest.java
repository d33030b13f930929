package org.iioe.ledger.meetings.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_QUORUM;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.Recusal;
import org.iioe.ledger.meetings.AgendaItemId;
import org.iioe.ledger.meetings.ProxyHeld;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class EntitledVotersTest {
    private static final MeetingState ROOM = room();

    private static MeetingState room() {
        MeetingState state = MeetingState.NONE.after(Events.convened());
        state = state.after(Events.opened(member(1)));
        state = state.after(Events.attends(member(1), member(3)));
        state = state.after(Events.attends(member(2)));
        state = state.after(Events.attends(new OrganisationId("stranger"), member(9)));
        return state.after(Events.interested(member(2)));
    }

    private static EntitledVoters floor(@Nullable Recusal recusal) {
        return EntitledVoters.of(
                ROOM,
                Events.ITEM,
                null,
                GivenNetwork.of(4).entitled(LocalDate.EPOCH, CharterRules.unknown()),
                recusal);
    }

    @Test
    void the_floor_is_the_roll_and_who_of_it_is_there() {
        EntitledVoters floor = floor(null);
        assertThat(floor.roll()).containsExactly(member(1), member(2), member(3), member(4));
        assertThat(floor.present()).containsExactly(member(1), member(2), member(3));
        assertThat(floor.proxies()).containsExactly(new ProxyHeld(member(3), member(1)));
    }

    @Test
    void an_interest_takes_away_what_the_charter_says() {
        assertThat(floor(null).recused()).isEmpty();
        assertThat(floor(null).forQuorum()).isEqualTo(3);
        assertThat(floor(Recusal.VOTE).recused()).containsExactly(member(2));
        assertThat(floor(Recusal.VOTE).forQuorum()).isEqualTo(3);
        assertThat(floor(Recusal.VOTE_AND_QUORUM).recused()).containsExactly(member(2));
        assertThat(floor(Recusal.VOTE_AND_QUORUM).forQuorum()).isEqualTo(2);
    }

    @Test
    void an_interest_in_another_item_takes_away_nothing() {
        EntitledVoters floor =
                EntitledVoters.of(
                        ROOM,
                        new AgendaItemId("item-2"),
                        null,
                        GivenNetwork.of(4).entitled(LocalDate.EPOCH, CharterRules.unknown()),
                        Recusal.VOTE);
        assertThat(floor.recused()).isEmpty();
    }

    @Test
    void recusal_does_not_make_the_quorum_smaller() {
        assertThat(floor(Recusal.VOTE).quorate(new Fraction(3, 4))).isTrue();
        assertThatThrownBy(() -> floor(Recusal.VOTE_AND_QUORUM).quorate(new Fraction(3, 4)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(NO_QUORUM));
    }
}
