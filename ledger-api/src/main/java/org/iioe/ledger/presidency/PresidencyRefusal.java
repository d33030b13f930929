package org.iioe.ledger.presidency;

import org.iioe.ledger.RefusalCode;

/** The rules of elections and offices that a command may break. */
public enum PresidencyRefusal implements RefusalCode {
    UNKNOWN_ELECTION("An act on an election names one that was called or reported.", Kind.UNKNOWN),
    UNKNOWN_CANDIDATE(
            "Only who was nominated stands, and only who stands is voted for.", Kind.UNKNOWN),
    UNKNOWN_TERM("An act on a term names one that was started.", Kind.UNKNOWN),
    ELECTION_EXISTS("An election is called once.", Kind.CONFLICT),
    ELECTION_OPEN("One election at a time is open per office and term.", Kind.CONFLICT),
    ALREADY_FILLED("A term is filled once; the rest of it by a by-election.", Kind.CONFLICT),
    NOT_VACANT("A by-election fills a term whose holder left.", Kind.FORBIDDEN),
    ELECTION_DECIDED("An election is decided once.", Kind.CONFLICT),
    ELECTION_ANNULLED("An annulled election counts no more.", Kind.CONFLICT),
    OTHER_TERM(
            "A result is that of the office and term for which the election was called.",
            Kind.CONFLICT),
    NO_CHARTER("An election is held under a charter.", Kind.FORBIDDEN),
    WRONG_CHARTER_VERSION("An election is called under the charter in force.", Kind.CONFLICT),
    NOMINATIONS_CLOSED(
            "Nominations are taken until a ballot opens, and again after one that left the field"
                    + " open.",
            Kind.CONFLICT),
    ALREADY_NOMINATED("A member is nominated once in an election.", Kind.CONFLICT),
    ALREADY_ACCEPTED("A nomination is accepted once.", Kind.CONFLICT),
    NOT_STANDING("Who withdrew, was rejected or left stands no more.", Kind.CONFLICT),
    NOT_IN_GOOD_STANDING(
            "Candidates and holders are members, neither suspended nor leaving.", Kind.FORBIDDEN),
    COOLING_OFF("A holder stands again only after the charter's number of terms.", Kind.FORBIDDEN),
    REGION_NOT_DUE(
            "The office goes to every region of the charter before it comes back to one.",
            Kind.FORBIDDEN),
    BEFORE_ITS_CALL(
            "What happens in an election happens no earlier than its call.", Kind.FORBIDDEN),
    BEFORE_ITS_BALLOT(
            "Votes are cast, counted and decided no earlier than the ballot opened.",
            Kind.FORBIDDEN),
    BALLOT_OPEN("While a ballot is open nobody enters or leaves the election.", Kind.CONFLICT),
    BALLOT_NOT_OPEN(
            "Ballots are cast, counted and closed while the ballot is open.", Kind.CONFLICT),
    WRONG_ROUND("Ballots are held one after the other.", Kind.CONFLICT),
    NO_CANDIDATES("A ballot needs a candidate.", Kind.FORBIDDEN),
    CANDIDATES_DIFFER("A ballot is between all that stand, and nobody else.", Kind.CONFLICT),
    ROLL_DIFFERS(
            "The roll is all members entitled to vote on the day, and nobody else.", Kind.CONFLICT),
    NOBODY_ENTITLED("A ballot needs somebody who may vote.", Kind.FORBIDDEN),
    NOT_IN_SITTING("There is no election in a meeting outside a sitting.", Kind.FORBIDDEN),
    LOT_SOURCE_NEEDED(
            "Where a lot breaks ties, its source is named before the ballot.", Kind.FORBIDDEN),
    LOT_SOURCE_KNOWN("A lot's source is not yet known when it is named.", Kind.FORBIDDEN),
    NOT_BY_NAME("A secret ballot is counted; nobody's vote is recorded.", Kind.FORBIDDEN),
    BY_NAME("A ballot by roll call is recorded member by member.", Kind.FORBIDDEN),
    NOT_ON_ROLL("Only members on the frozen roll vote.", Kind.FORBIDDEN),
    NOT_PRESENT("In a meeting only members present vote.", Kind.FORBIDDEN),
    MEMBER_LEFT("Votes cast stand, but who left the network votes no more.", Kind.FORBIDDEN),
    ALREADY_VOTED("A member votes once in a ballot.", Kind.CONFLICT),
    TALLY_ALREADY_RECORDED("A ballot is counted once.", Kind.CONFLICT),
    TALLY_INCOMPLETE("A count names every candidate.", Kind.FORBIDDEN),
    TALLY_EXCEEDS_VOTERS("There are no more ballots than voters.", Kind.FORBIDDEN),
    NO_TALLY("A secret ballot is counted before it is closed.", Kind.CONFLICT),
    MAJORITY_UNKNOWN("Nothing is computed from a rule that is unknown.", Kind.FORBIDDEN),
    NO_TIE("A lot is drawn only after a tie.", Kind.CONFLICT),
    TIE_GOES_TO_LOT("A tie is broken as chartered: by lot, not by another ballot.", Kind.FORBIDDEN),
    LOT_NOT_CHARTERED("A lot decides only where chartered.", Kind.FORBIDDEN),
    LOT_NOT_YET_KNOWN("A lot is drawn when all its sources are known.", Kind.FORBIDDEN),
    LOT_VALUES_DIFFER(
            "A lot's numbers are those of the named sources, in their order.", Kind.FORBIDDEN),
    NOT_THE_ONLY_CANDIDATE("One candidate alone is elected by acclamation.", Kind.FORBIDDEN),
    OBJECTED("Who is objected to is not elected by acclamation.", Kind.FORBIDDEN),
    NO_QUORUM("An election in a meeting needs the quorum of the charter.", Kind.FORBIDDEN),
    NOT_ELECTED("A term comes from an election that filled it.", Kind.FORBIDDEN),
    HOLDER_NOT_ELECTED("Who was elected holds the term, and nobody else.", Kind.FORBIDDEN),
    ALREADY_STARTED("An election fills one term.", Kind.CONFLICT),
    TERM_OVERLAPS("On no day does an office have two terms.", Kind.CONFLICT),
    TERM_TOO_LONG("A term lasts no longer than the charter says.", Kind.FORBIDDEN),
    NOT_IN_OFFICE("Only who holds the office on the day leaves it.", Kind.CONFLICT),
    ALREADY_HANDED_OVER("An office is handed over once from term to term.", Kind.CONFLICT);

    private final String rule;
    private final Kind kind;

    PresidencyRefusal(String rule, Kind kind) {
        this.rule = rule;
        this.kind = kind;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
