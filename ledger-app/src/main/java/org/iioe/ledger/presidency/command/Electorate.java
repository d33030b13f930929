package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.NOBODY_ENTITLED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_IN_SITTING;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_CANDIDATES;

import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.MeetingFacts;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Members;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Who can be elected on a day, who may vote, and who of them is there. */
final class Electorate {
    private Electorate() {}

    /**
     * Those that stand, are still in the field and are in good standing on a day, by id.
     *
     * @throws Refusal NO_CANDIDATES
     */
    static List<OrganisationId> eligible(ElectionState state, Members members, LocalDate day) {
        List<OrganisationId> eligible =
                Ids.sorted(
                        state.candidacies().standing().stream()
                                .filter(state::inField)
                                .filter(each -> members.register().inGoodStanding(each, day))
                                .toList());
        Refusal.unless(
                !eligible.isEmpty(),
                NO_CANDIDATES,
                () -> "Nobody in good standing stands in %s.".formatted(state.called().election()));
        return eligible;
    }

    /**
     * All that may vote on a day under a charter, by id.
     *
     * @throws Refusal NOBODY_ENTITLED
     */
    static List<OrganisationId> roll(Members members, LocalDate day, CharterVersion charter) {
        List<OrganisationId> roll = Ids.sorted(members.register().entitled(day, charter.rules()));
        Refusal.unless(!roll.isEmpty(), NOBODY_ENTITLED, "Nobody may vote on " + day + ".");
        return roll;
    }

    /**
     * The members of the roll that are there; null without a meeting.
     *
     * @throws Refusal NOT_IN_SITTING
     */
    static @Nullable List<OrganisationId> present(
            @Nullable MeetingId meeting, List<OrganisationId> roll, Meetings meetings) {
        if (meeting == null) {
            return null;
        }
        MeetingFacts facts = meetings.get(meeting);
        Refusal.unless(facts.sitting(), NOT_IN_SITTING, meeting + " is not in a sitting.");
        return roll.stream().filter(facts.present()::contains).toList();
    }
}
