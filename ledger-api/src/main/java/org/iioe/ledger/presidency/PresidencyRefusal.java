package org.iioe.ledger.presidency;

import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.Rule;

/** The rules of elections and offices that a command may break. */
public enum PresidencyRefusal implements RefusalCode {
    @Rule(
            value = "An act on an election names one that was called or reported.",
            kind = Kind.UNKNOWN)
    UNKNOWN_ELECTION,
    @Rule(
            value = "Only who was nominated stands, and only who stands is voted for.",
            kind = Kind.UNKNOWN)
    UNKNOWN_CANDIDATE,
    @Rule(value = "An act on a term names one that was started.", kind = Kind.UNKNOWN)
    UNKNOWN_TERM,
    @Rule(value = "An election is called once.", kind = Kind.CONFLICT)
    ELECTION_EXISTS,
    @Rule(value = "One election at a time is open per office and term.", kind = Kind.CONFLICT)
    ELECTION_OPEN,
    @Rule(value = "A term is filled once; the rest of it by a by-election.", kind = Kind.CONFLICT)
    ALREADY_FILLED,
    @Rule("A by-election fills a term whose holder left.")
    NOT_VACANT,
    @Rule(value = "An election is decided once.", kind = Kind.CONFLICT)
    ELECTION_DECIDED,
    @Rule(value = "An annulled election counts no more.", kind = Kind.CONFLICT)
    ELECTION_ANNULLED,
    @Rule(
            value =
                    "A result is that of the office and term for which the election was"
                            + " called.",
            kind = Kind.CONFLICT)
    OTHER_TERM,
    @Rule("An election is held under a charter.")
    NO_CHARTER,
    @Rule(value = "An election is called under the charter in force.", kind = Kind.CONFLICT)
    WRONG_CHARTER_VERSION,
    @Rule(
            value =
                    "Nominations are taken until a ballot opens, and again after one that"
                            + " left the field open.",
            kind = Kind.CONFLICT)
    NOMINATIONS_CLOSED,
    @Rule(value = "A member is nominated once in an election.", kind = Kind.CONFLICT)
    ALREADY_NOMINATED,
    @Rule(value = "A nomination is accepted once.", kind = Kind.CONFLICT)
    ALREADY_ACCEPTED,
    @Rule(value = "Who withdrew, was rejected or left stands no more.", kind = Kind.CONFLICT)
    NOT_STANDING,
    @Rule("Candidates and holders are members, neither suspended nor leaving.")
    NOT_IN_GOOD_STANDING,
    @Rule("A holder stands again only after the charter's number of terms.")
    COOLING_OFF,
    @Rule("The office goes to every region of the charter before it comes back to one.")
    REGION_NOT_DUE,
    @Rule("What happens in an election happens no earlier than its call.")
    BEFORE_ITS_CALL,
    @Rule("Votes are cast, counted and decided no earlier than the ballot opened.")
    BEFORE_ITS_BALLOT,
    @Rule(
            value = "While a ballot is open nobody enters or leaves the election.",
            kind = Kind.CONFLICT)
    BALLOT_OPEN,
    @Rule(
            value = "Ballots are cast, counted and closed while the ballot is open.",
            kind = Kind.CONFLICT)
    BALLOT_NOT_OPEN,
    @Rule(value = "Ballots are held one after the other.", kind = Kind.CONFLICT)
    WRONG_ROUND,
    @Rule("A ballot needs a candidate.")
    NO_CANDIDATES,
    @Rule(value = "A ballot is between all that stand, and nobody else.", kind = Kind.CONFLICT)
    CANDIDATES_DIFFER,
    @Rule(
            value = "The roll is all members entitled to vote on the day, and nobody else.",
            kind = Kind.CONFLICT)
    ROLL_DIFFERS,
    @Rule("A ballot needs somebody who may vote.")
    NOBODY_ENTITLED,
    @Rule("There is no election in a meeting outside a sitting.")
    NOT_IN_SITTING,
    @Rule("Where a lot breaks ties, its source is named before the ballot.")
    LOT_SOURCE_NEEDED,
    @Rule("A lot's source is not yet known when it is named.")
    LOT_SOURCE_KNOWN,
    @Rule("A secret ballot is counted; nobody's vote is recorded.")
    NOT_BY_NAME,
    @Rule("A ballot by roll call is recorded member by member.")
    BY_NAME,
    @Rule("Only members on the frozen roll vote.")
    NOT_ON_ROLL,
    @Rule("In a meeting only members present vote.")
    NOT_PRESENT,
    @Rule("Votes cast stand, but who left the network votes no more.")
    MEMBER_LEFT,
    @Rule(value = "A member votes once in a ballot.", kind = Kind.CONFLICT)
    ALREADY_VOTED,
    @Rule(value = "A ballot is counted once.", kind = Kind.CONFLICT)
    TALLY_ALREADY_RECORDED,
    @Rule("A count names every candidate.")
    TALLY_INCOMPLETE,
    @Rule("There are no more ballots than voters.")
    TALLY_EXCEEDS_VOTERS,
    @Rule(value = "A secret ballot is counted before it is closed.", kind = Kind.CONFLICT)
    NO_TALLY,
    @Rule("Nothing is computed from a rule that is unknown.")
    MAJORITY_UNKNOWN,
    @Rule(value = "A lot is drawn only after a tie.", kind = Kind.CONFLICT)
    NO_TIE,
    @Rule("A tie is broken as chartered: by lot, not by another ballot.")
    TIE_GOES_TO_LOT,
    @Rule("A lot decides only where chartered.")
    LOT_NOT_CHARTERED,
    @Rule("A lot is drawn when all its sources are known.")
    LOT_NOT_YET_KNOWN,
    @Rule("A lot's numbers are those of the named sources, in their order.")
    LOT_VALUES_DIFFER,
    @Rule("One candidate alone is elected by acclamation.")
    NOT_THE_ONLY_CANDIDATE,
    @Rule("Who is objected to is not elected by acclamation.")
    OBJECTED,
    @Rule("An election in a meeting needs the quorum of the charter.")
    NO_QUORUM,
    @Rule("A term comes from an election that filled it.")
    NOT_ELECTED,
    @Rule("Who was elected holds the term, and nobody else.")
    HOLDER_NOT_ELECTED,
    @Rule(value = "An election fills one term.", kind = Kind.CONFLICT)
    ALREADY_STARTED,
    @Rule(value = "On no day does an office have two terms.", kind = Kind.CONFLICT)
    TERM_OVERLAPS,
    @Rule("A term lasts no longer than the charter says.")
    TERM_TOO_LONG,
    @Rule(value = "Only who holds the office on the day leaves it.", kind = Kind.CONFLICT)
    NOT_IN_OFFICE,
    @Rule(value = "An office is handed over once from term to term.", kind = Kind.CONFLICT)
    ALREADY_HANDED_OVER
}
