package org.iioe.ledger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class TableTest {
    private enum Form {
        ROLL_CALL
    }

    private record Ballot(OrganisationId member, Form form, @Nullable String note) {}

    private record Vote(int id, @Nullable List<Ballot> ballots, @Nullable Source source) {}

    private static final Source LETTER = new Source("Letter", Source.Certainty.STATED);
    private static final Ballot ONE = new Ballot(new OrganisationId("one"), Form.ROLL_CALL, null);
    private static final Ballot TWO = new Ballot(new OrganisationId("two"), Form.ROLL_CALL, "late");
    private static final Rows<Vote> VOTES =
            Rows.of(
                    List.of(
                            new Vote(7, List.of(ONE, TWO), LETTER),
                            new Vote(8, null, null),
                            new Vote(9, List.of(TWO), LETTER)));
    private static final Field<Vote> VOTE = Field.number("vote", Vote::id).refers("votes", "id");

    private static List<List<@Nullable Object>> rows(Table table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        table.section().rows().read(rows::add);
        return rows;
    }

    @Test
    void entries_know_what_they_stand_in_and_their_number() {
        Table table =
                Table.of(
                        "ballots",
                        "Ballots",
                        VOTES.each(Vote::ballots),
                        Entry.numbered(
                                List.of(VOTE.key()),
                                List.of(
                                        Field.text("member", Ballot::member),
                                        Field.text("form", Ballot::form),
                                        Field.text("note", Ballot::note).orNone())));
        assertThat(rows(table))
                .containsExactly(
                        Arrays.asList(7L, 1L, "one", "roll-call", null),
                        Arrays.asList(7L, 2L, "two", "roll-call", "late"),
                        Arrays.asList(9L, 1L, "two", "roll-call", "late"));
        assertThat(table.key()).containsExactly("vote", "number");
        assertThat(table.references())
                .containsExactly(new Table.Reference(List.of("vote"), "votes", List.of("id")));
        assertThat(table.refersBy("rounds", "vote", "number").references()).hasSize(2);
        assertThat(table.section().columns().getLast().optional()).isTrue();
    }

    @Test
    void what_is_not_there_is_null_within_it_too() {
        Table table =
                Table.of(
                        "votes",
                        "Votes",
                        VOTES.where(vote -> vote.id() != 7),
                        List.of(
                                Field.number("id", Vote::id).key(),
                                Field.text("ref", Source::ref).in(Vote::source),
                                Field.text("certainty", Source::certainty).in(Vote::source)));
        assertThat(rows(table))
                .containsExactly(
                        Arrays.asList(8L, null, null), Arrays.asList(9L, "Letter", "stated"));
    }

    @Test
    void a_title_is_the_name_in_words() {
        assertThat(Field.text("votesFrom", (Vote vote) -> null).column().title())
                .isEqualTo("Votes from");
    }

    @Test
    void words_are_those_of_json() {
        assertThat(Cell.words(null)).isNull();
        assertThat(Cell.words(Form.ROLL_CALL)).isEqualTo("roll-call");
        assertThat(Cell.words(List.of(Form.ROLL_CALL, new OrganisationId("one"), "text")))
                .isEqualTo("roll-call, one, text");
        assertThat(Cell.words(List.of())).isEmpty();
        assertThat(Cell.words(new Edtf("2019-12"))).isEqualTo("2019-12");
        assertThat(Cell.words(LocalDate.of(2019, 12, 7))).isEqualTo("2019-12-07");
    }

    @Test
    void an_object_of_several_members_has_no_words() {
        assertThatThrownBy(() -> Cell.words(ONE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Section.row(1, LETTER)).isInstanceOf(IllegalStateException.class);
    }
}
