package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.NOBODY_ENTITLED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_QUORUM;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterRules.Recusal;
import org.iioe.ledger.charter.QuorumRule;
import org.iioe.ledger.meetings.AgendaItemId;
import org.iioe.ledger.meetings.MeetingTime;
import org.iioe.ledger.meetings.ProxyHeld;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * Who may decide an item, and who of them is there.
 *
 * @param roll all that are entitled to vote, by id, those recused among them
 * @param present those of the roll that are there, in person or by proxy, by id
 * @param proxies who of them is represented by whom
 * @param recused those of the roll whose declared interest takes away their vote
 * @param forQuorum how many of those present count for the quorum
 */
record EntitledVoters(
        List<OrganisationId> roll,
        List<OrganisationId> present,
        List<ProxyHeld> proxies,
        List<OrganisationId> recused,
        int forQuorum) {
    /**
     * @param meeting the meeting as it is now
     * @param item what is decided
     * @param at at what time, or null for now as far as recorded
     * @param entitled all that may vote on that day
     * @param recusal what a declared interest takes away; nothing where the charter does not say
     */
    static EntitledVoters of(
            MeetingState meeting,
            AgendaItemId item,
            @Nullable MeetingTime at,
            SortedSet<OrganisationId> entitled,
            @Nullable Recusal recusal) {
        Set<OrganisationId> inPerson = meeting.attendance().inPerson(at);
        Map<OrganisationId, OrganisationId> proxies = meeting.attendance().proxies(at);
        List<OrganisationId> present =
                entitled.stream()
                        .filter(member -> inPerson.contains(member) || proxies.containsKey(member))
                        .toList();
        List<OrganisationId> recused =
                entitled.stream()
                        .filter(member -> recusal != null && meeting.interested(item, member))
                        .toList();
        List<ProxyHeld> held = new ArrayList<>();
        proxies.forEach((member, holder) -> {
            if (entitled.contains(member)) {
                held.add(new ProxyHeld(member, holder));
            }
        });
        long outOfQuorum =
                recusal == Recusal.VOTE_AND_QUORUM
                        ? present.stream().filter(recused::contains).count()
                        : 0;
        return new EntitledVoters(
                List.copyOf(entitled),
                present,
                held,
                recused,
                present.size() - Math.toIntExact(outOfQuorum));
    }

    /**
     * Whether the quorum is reached, or null where the charter does not say. The quorum is a share
     * of the whole roll: that some are recused does not make it smaller.
     *
     * @throws Refusal NOBODY_ENTITLED, or NO_QUORUM when it is surely not reached
     */
    @Nullable Boolean quorate(@Nullable Fraction quorum) {
        refuseEmpty();
        Boolean quorate = QuorumRule.reached(quorum, forQuorum, roll.size());
        if (Boolean.FALSE.equals(quorate)) {
            throw new Refusal(
                            NO_QUORUM,
                            "%s of %s members are present; the charter asks for %s."
                                    .formatted(forQuorum, roll.size(), quorum))
                    .with("present", forQuorum)
                    .with("entitled", roll.size());
        }
        return quorate;
    }

    /**
     * Makes sure that somebody may vote.
     *
     * @throws Refusal NOBODY_ENTITLED
     */
    void refuseEmpty() {
        Refusal.unless(
                !roll.isEmpty(), NOBODY_ENTITLED, "No member is entitled to vote on that day.");
    }
}
