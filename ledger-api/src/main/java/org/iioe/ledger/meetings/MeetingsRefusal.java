package org.iioe.ledger.meetings;

import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.Rule;

/** The rules of meetings and votes that a command may break. */
public enum MeetingsRefusal implements RefusalCode {
    @Rule(value = "A meeting is convened before anything else is said of it.", kind = Kind.UNKNOWN)
    UNKNOWN_MEETING,
    @Rule(value = "A resolution is submitted as a draft first.", kind = Kind.UNKNOWN)
    UNKNOWN_RESOLUTION,
    @Rule(value = "Only what stands on the agenda is treated.", kind = Kind.UNKNOWN)
    UNKNOWN_AGENDA_ITEM,
    @Rule(value = "A meeting is convened once.", kind = Kind.CONFLICT)
    MEETING_EXISTS,
    @Rule(value = "A meeting is opened once.", kind = Kind.CONFLICT)
    MEETING_ALREADY_OPENED,
    @Rule(value = "Only what was opened has minutes, breaks or an end.", kind = Kind.CONFLICT)
    MEETING_NOT_OPENED,
    @Rule(value = "Only a suspended or adjourned meeting is resumed.", kind = Kind.CONFLICT)
    MEETING_NOT_INTERRUPTED,
    @Rule(value = "A closed meeting stays closed.", kind = Kind.CONFLICT)
    MEETING_CLOSED,
    @Rule("There is no vote and no break outside a sitting.")
    NOT_IN_SITTING,
    @Rule(value = "Whoever is present arrives again only after it left.", kind = Kind.CONFLICT)
    ALREADY_PRESENT,
    @Rule(value = "An interest in an item is declared once.", kind = Kind.CONFLICT)
    ALREADY_DECLARED,
    @Rule("Absent members are represented only as chartered.")
    PROXIES_NOT_CHARTERED,
    @Rule("A delegate acts for no more absent members than chartered.")
    TOO_MANY_PROXIES,
    @Rule(value = "An absent member is represented by one other.", kind = Kind.CONFLICT)
    PROXY_HELD_BY_ANOTHER,
    @Rule(value = "Minutes are drafted before they are approved.", kind = Kind.CONFLICT)
    NO_MINUTES,
    @Rule(value = "The latest draft of the minutes is approved.", kind = Kind.CONFLICT)
    NOT_THE_LATEST_DRAFT,
    @Rule(value = "The text of approved minutes never changes.", kind = Kind.CONFLICT)
    MINUTES_APPROVED,
    @Rule(value = "A corrigendum corrects approved minutes.", kind = Kind.CONFLICT)
    MINUTES_NOT_APPROVED,
    @Rule(value = "A draft resolution is submitted once.", kind = Kind.CONFLICT)
    RESOLUTION_EXISTS,
    @Rule(value = "A draft changes only until it is put to the vote.", kind = Kind.CONFLICT)
    NOT_A_DRAFT,
    @Rule(value = "An amendment changes the text.", kind = Kind.CONFLICT)
    AMENDS_NOTHING,
    @Rule("Only whoever moved a draft withdraws it.")
    NOT_THE_MOVER,
    @Rule(value = "A draft is put to the vote once.", kind = Kind.CONFLICT)
    VOTE_ALREADY_OPENED,
    @Rule(value = "The vote is on the text as it stands.", kind = Kind.CONFLICT)
    TEXT_CHANGED,
    @Rule("A vote is taken under a charter.")
    NO_CHARTER,
    @Rule(value = "A vote is taken under the charter in force.", kind = Kind.CONFLICT)
    WRONG_CHARTER_VERSION,
    @Rule("A vote needs somebody who may vote.")
    NOBODY_ENTITLED,
    @Rule("A vote needs the quorum of the charter.")
    NO_QUORUM,
    @Rule(value = "Votes are cast and counted while the vote is open.", kind = Kind.CONFLICT)
    VOTE_NOT_OPEN,
    @Rule("Votes are cast by name only by roll call and in writing.")
    NOT_BY_NAME,
    @Rule("Votes by roll call and in writing are counted one by one.")
    BY_NAME,
    @Rule("Only members on the frozen roll vote.")
    NOT_ON_ROLL,
    @Rule("A declared interest takes away the vote, as chartered.")
    RECUSED,
    @Rule("Only members present vote, in person or by their proxy.")
    NOT_PRESENT,
    @Rule("Votes cast stand, but who left the network votes no more.")
    MEMBER_LEFT,
    @Rule(value = "A member votes once.", kind = Kind.CONFLICT)
    ALREADY_VOTED,
    @Rule(value = "A vote is counted once.", kind = Kind.CONFLICT)
    TALLY_ALREADY_RECORDED,
    @Rule("There are no more votes than voters.")
    TALLY_EXCEEDS_VOTERS,
    @Rule(
            value = "A vote that is not by name is counted before it is closed.",
            kind = Kind.CONFLICT)
    NO_TALLY,
    @Rule("Nothing is computed from a rule that is unknown.")
    MAJORITY_UNKNOWN,
    @Rule("A vote is taken after the draft, and closed after it was opened.")
    BEFORE_ITS_VOTE,
    @Rule("The chair decides a tie only where chartered.")
    CASTING_VOTE_NOT_CHARTERED,
    @Rule(value = "A casting vote is used only on a tie.", kind = Kind.CONFLICT)
    NO_TIE,
    @Rule("The casting vote is that of whoever presided.")
    NOT_THE_CHAIR,
    @Rule("Consensus adopts only where chartered.")
    CONSENSUS_NOT_CHARTERED,
    @Rule("What somebody objects to is not adopted by consensus.")
    OBJECTED,
    @Rule("Votes are asked for in writing only where chartered.")
    WRITTEN_PROCEDURE_NOT_CHARTERED,
    @Rule("A written procedure leaves the days of the charter.")
    DEADLINE_TOO_SHORT,
    @Rule(value = "Answers in writing are taken until the deadline.", kind = Kind.CONFLICT)
    DEADLINE_PASSED,
    @Rule(value = "A written procedure is closed after its deadline.", kind = Kind.CONFLICT)
    BEFORE_DEADLINE,
    @Rule("Only an adopted resolution, until it is rescinded, gives authority.")
    NOT_ADOPTED,
    @Rule(value = "A resolution is rescinded once.", kind = Kind.CONFLICT)
    ALREADY_RESCINDED,
    @Rule(value = "A resolution ratifies an act once.", kind = Kind.CONFLICT)
    ALREADY_RATIFIED
}
