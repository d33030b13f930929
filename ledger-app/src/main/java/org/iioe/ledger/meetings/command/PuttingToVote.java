package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.CONSENSUS_NOT_CHARTERED;
import static org.iioe.ledger.meetings.MeetingsRefusal.DEADLINE_TOO_SHORT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_A_DRAFT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_CHARTER;
import static org.iioe.ledger.meetings.MeetingsRefusal.OBJECTED;
import static org.iioe.ledger.meetings.MeetingsRefusal.TEXT_CHANGED;
import static org.iioe.ledger.meetings.MeetingsRefusal.VOTE_ALREADY_OPENED;
import static org.iioe.ledger.meetings.MeetingsRefusal.WRITTEN_PROCEDURE_NOT_CHARTERED;
import static org.iioe.ledger.meetings.MeetingsRefusal.WRONG_CHARTER_VERSION;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.meetings.ConsensusReached;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.MeetingTime;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.VoteCommand.AdoptByConsensus;
import org.iioe.ledger.meetings.VoteCommand.OpenVote;
import org.iioe.ledger.meetings.VoteCommand.OpenWrittenProcedure;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VotingRules;
import org.iioe.ledger.meetings.WrittenProcedureOpened;
import org.iioe.ledger.meetings.command.ResolutionState.Phase;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * Decides whether a draft is put to the vote, or adopted without one, and freezes all that it is.
 */
final class PuttingToVote {
    private PuttingToVote() {}

    static VoteOpened opened(
            ResolutionState state,
            OpenVote c,
            RecordedMeetings meetings,
            Members members,
            Charters charters) {
        DraftResolutionSubmitted draft = draft(state, c.textDigest(), c.on());
        MeetingState meeting = meetings.sitting(draft.meeting());
        CharterVersion charter = inForce(charters, c.on(), c.charterVersion());
        EntitledVoters voters = voters(state, meeting, c.at(), c.on(), members, charter);
        Boolean quorate = voters.quorate(charter.rules().quorum());
        return new VoteOpened(
                c.resolution(),
                draft.meeting(),
                draft.item(),
                c.form(),
                c.textDigest(),
                voters.roll(),
                voters.present(),
                voters.proxies(),
                voters.recused(),
                charter.number(),
                votingRules(charter),
                meeting.chair(),
                quorate,
                c.at(),
                c.on(),
                c.source());
    }

    /** What nobody objects to is adopted without a vote: the consensus, and what it adopts. */
    static List<ResolutionEvent> adopted(
            ResolutionState state,
            AdoptByConsensus c,
            RecordedMeetings meetings,
            Members members,
            Charters charters) {
        ConsensusReached consensus = consensus(state, c, meetings, members, charters);
        return List.of(consensus, Outcome.adopted(state, consensus));
    }

    private static ConsensusReached consensus(
            ResolutionState state,
            AdoptByConsensus c,
            RecordedMeetings meetings,
            Members members,
            Charters charters) {
        DraftResolutionSubmitted draft = draft(state, c.textDigest(), c.on());
        MeetingState meeting = meetings.sitting(draft.meeting());
        CharterVersion charter = inForce(charters, c.on(), null);
        Refusal.unless(
                Boolean.TRUE.equals(charter.rules().consensus()),
                CONSENSUS_NOT_CHARTERED,
                () -> "Version %s of the charter does not permit it.".formatted(charter.number()));
        Refusal.unless(c.objections().isEmpty(), OBJECTED, "Objections by " + c.objections() + ".");
        EntitledVoters voters = voters(state, meeting, c.at(), c.on(), members, charter);
        Boolean quorate = voters.quorate(charter.rules().quorum());
        return new ConsensusReached(
                c.resolution(),
                draft.meeting(),
                draft.item(),
                c.textDigest(),
                voters.roll(),
                voters.present(),
                voters.proxies(),
                voters.recused(),
                charter.number(),
                charter.rules().quorum(),
                meeting.chair(),
                quorate,
                c.at(),
                c.on(),
                c.source());
    }

    static WrittenProcedureOpened opened(
            ResolutionState state,
            OpenWrittenProcedure c,
            RecordedMeetings meetings,
            Members members,
            Charters charters) {
        DraftResolutionSubmitted draft = draft(state, c.textDigest(), c.on());
        MeetingState meeting = meetings.notClosed(draft.meeting());
        CharterVersion charter = inForce(charters, c.on(), c.charterVersion());
        Integer leastDays = charter.rules().writtenProcedureDays();
        if (leastDays == null) {
            throw new Refusal(
                    WRITTEN_PROCEDURE_NOT_CHARTERED,
                    "Version %s of the charter does not permit it.".formatted(charter.number()));
        }
        LocalDate earliest = c.on().effective().plusDays(leastDays);
        Refusal.unless(
                !c.deadline().effective().isBefore(earliest),
                DEADLINE_TOO_SHORT,
                () ->
                        "The charter leaves %s days: until %s or later."
                                .formatted(leastDays, earliest));
        EntitledVoters voters = voters(state, meeting, null, c.on(), members, charter);
        voters.refuseEmpty();
        return new WrittenProcedureOpened(
                c.resolution(),
                draft.meeting(),
                draft.item(),
                c.textDigest(),
                c.deadline(),
                voters.roll(),
                voters.recused(),
                charter.number(),
                leastDays,
                votingRules(charter),
                c.on(),
                c.source());
    }

    /** The draft, made sure to be still one, with the text that the chair has in mind. */
    private static DraftResolutionSubmitted draft(
            ResolutionState state, Sha256 textDigest, Edtf on) {
        DraftResolutionSubmitted draft = state.draft();
        Refusal.unless(
                state.phase() != Phase.WITHDRAWN,
                NOT_A_DRAFT,
                draft.resolution() + " is withdrawn.");
        Refusal.unless(
                state.phase() == Phase.DRAFT,
                VOTE_ALREADY_OPENED,
                () -> "%s is %s.".formatted(draft.resolution(), state.words()));
        Refusal.unless(
                textDigest.equals(state.textDigest()),
                TEXT_CHANGED,
                "The draft's text is " + state.textDigest() + ".");
        Voting.notBefore(draft.on(), on);
        return draft;
    }

    private static CharterVersion inForce(Charters charters, Edtf on, @Nullable Integer named) {
        CharterVersion charter =
                charters.inForce(on.effective())
                        .orElseThrow(() ->
                                new Refusal(
                                        NO_CHARTER,
                                        "No charter was in force on " + on.effective() + "."));
        Refusal.unless(
                named == null || named == charter.number(),
                WRONG_CHARTER_VERSION,
                () -> "On %s version %s is in force.".formatted(on.effective(), charter.number()));
        return charter;
    }

    private static EntitledVoters voters(
            ResolutionState state,
            MeetingState meeting,
            @Nullable MeetingTime at,
            Edtf on,
            Members members,
            CharterVersion charter) {
        return EntitledVoters.of(
                meeting,
                state.draft().item(),
                at,
                members.register().entitled(on.effective(), charter.rules()),
                charter.rules().recusal());
    }

    private static VotingRules votingRules(CharterVersion charter) {
        CharterRules rules = charter.rules();
        return new VotingRules(
                rules.quorum(), rules.majority(), rules.castingVote(), rules.recusal());
    }
}
