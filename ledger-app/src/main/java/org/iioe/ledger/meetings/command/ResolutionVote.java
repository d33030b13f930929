package org.iioe.ledger.meetings.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.meetings.Choice;
import org.iioe.ledger.meetings.ProxyHeld;
import org.iioe.ledger.meetings.TallyRecorded;
import org.iioe.ledger.meetings.VoteCast;
import org.iioe.ledger.meetings.VoteCounts;
import org.iioe.ledger.meetings.VoteForm;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VoteResult;
import org.iioe.ledger.meetings.VotingRules;
import org.iioe.ledger.meetings.WrittenProcedureOpened;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one vote on a draft.
 *
 * @param form how it is taken; null in writing
 * @param deadline the last day for answers in writing; null in a sitting
 * @param opened when it was opened
 * @param roll all that were entitled to vote then
 * @param present those of them that were there then, in person or by proxy
 * @param proxies who of them was represented by whom
 * @param recused those of the roll that may not vote
 * @param charterVersion the version under which it is taken
 * @param rules what that version says about voting
 * @param chair who presided, or null where it is unknown
 * @param cast the votes by name
 * @param tally the count of a vote that is not by name, or null
 */
record ResolutionVote(
        @Nullable VoteForm form,
        @Nullable LocalDate deadline,
        Edtf opened,
        Set<OrganisationId> roll,
        Set<OrganisationId> present,
        Map<OrganisationId, OrganisationId> proxies,
        Set<OrganisationId> recused,
        int charterVersion,
        VotingRules rules,
        @Nullable OrganisationId chair,
        PMap<OrganisationId, Choice> cast,
        @Nullable TallyRecorded tally) {

    static ResolutionVote of(VoteOpened e) {
        return new ResolutionVote(
                e.form(),
                null,
                e.on(),
                Set.copyOf(e.roll()),
                Set.copyOf(e.present()),
                e.proxies().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(ProxyHeld::member, ProxyHeld::holder)),
                Set.copyOf(e.recused()),
                e.charterVersion(),
                e.rules(),
                e.chair(),
                HashTreePMap.empty(),
                null);
    }

    static ResolutionVote of(WrittenProcedureOpened e) {
        return new ResolutionVote(
                null,
                e.deadline().effective(),
                e.on(),
                Set.copyOf(e.roll()),
                Set.of(),
                Map.of(),
                Set.copyOf(e.recused()),
                e.charterVersion(),
                e.rules(),
                null,
                HashTreePMap.empty(),
                null);
    }

    /** Whether votes are given by name, one by one, rather than counted. */
    boolean byName() {
        return form == null || form == VoteForm.ROLL_CALL;
    }

    /** The members that voted for it, by id, as far as the vote was by name. */
    List<OrganisationId> votedFor() {
        return cast.entrySet().stream()
                .filter(vote -> vote.getValue() == Choice.FOR)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(OrganisationId::value))
                .toList();
    }

    /** How many could vote by show of hands or ballot paper, with who is there now. */
    int voters(Attendance now) {
        Set<OrganisationId> inPerson = now.inPerson(null);
        Set<OrganisationId> represented = now.proxies(null).keySet();
        return Math.toIntExact(
                roll.stream()
                        .filter(member -> !recused.contains(member))
                        .filter(member ->
                                present.contains(member)
                                        || inPerson.contains(member)
                                        || represented.contains(member))
                        .count());
    }

    /**
     * What the votes come to. Whoever voted was present: members that arrived after the opening are
     * among them.
     */
    VoteResult result() {
        int entitled = roll.size() - recused.size();
        TallyRecorded counted = tally;
        if (counted != null) {
            VoteCounts counts = counted.counts();
            return new VoteResult(
                    counts.votesFor(),
                    counts.votesAgainst(),
                    counts.abstentions(),
                    counted.invalid(),
                    counted.voters(),
                    entitled);
        }
        Set<OrganisationId> there = new HashSet<>(present);
        there.removeAll(recused);
        there.addAll(cast.keySet());
        return new VoteResult(
                count(Choice.FOR),
                count(Choice.AGAINST),
                count(Choice.ABSTAIN),
                0,
                there.size(),
                entitled);
    }

    private int count(Choice choice) {
        return Collections.frequency(cast.values(), choice);
    }

    ResolutionVote after(VoteCast event) {
        return with(cast.plus(event.member(), event.choice()), tally);
    }

    ResolutionVote after(TallyRecorded event) {
        return with(cast, event);
    }

    private ResolutionVote with(
            PMap<OrganisationId, Choice> votes, @Nullable TallyRecorded counted) {
        return new ResolutionVote(
                form,
                deadline,
                opened,
                roll,
                present,
                proxies,
                recused,
                charterVersion,
                rules,
                chair,
                votes,
                counted);
    }
}
