package org.iioe.ledger.meetings;

import org.iioe.ledger.RefusalCode;

/** The rules of meetings and votes that a command may break. */
public enum MeetingsRefusal implements RefusalCode {
    UNKNOWN_MEETING("A meeting is convened before anything else is said of it.", Kind.UNKNOWN),
    UNKNOWN_RESOLUTION("A resolution is submitted as a draft first.", Kind.UNKNOWN),
    UNKNOWN_AGENDA_ITEM("Only what stands on the agenda is treated.", Kind.UNKNOWN),
    MEETING_EXISTS("A meeting is convened once.", Kind.CONFLICT),
    MEETING_ALREADY_OPENED("A meeting is opened once.", Kind.CONFLICT),
    MEETING_NOT_OPENED("Only what was opened has minutes, breaks or an end.", Kind.CONFLICT),
    MEETING_NOT_INTERRUPTED("Only a suspended or adjourned meeting is resumed.", Kind.CONFLICT),
    MEETING_CLOSED("A closed meeting stays closed.", Kind.CONFLICT),
    NOT_IN_SITTING("There is no vote and no break outside a sitting.", Kind.FORBIDDEN),
    ALREADY_PRESENT("Whoever is present arrives again only after it left.", Kind.CONFLICT),
    ALREADY_DECLARED("An interest in an item is declared once.", Kind.CONFLICT),
    PROXIES_NOT_CHARTERED("Absent members are represented only as chartered.", Kind.FORBIDDEN),
    TOO_MANY_PROXIES("A delegate acts for no more absent members than chartered.", Kind.FORBIDDEN),
    PROXY_HELD_BY_ANOTHER("An absent member is represented by one other.", Kind.CONFLICT),
    NO_MINUTES("Minutes are drafted before they are approved.", Kind.CONFLICT),
    NOT_THE_LATEST_DRAFT("The latest draft of the minutes is approved.", Kind.CONFLICT),
    MINUTES_APPROVED("The text of approved minutes never changes.", Kind.CONFLICT),
    MINUTES_NOT_APPROVED("A corrigendum corrects approved minutes.", Kind.CONFLICT),
    RESOLUTION_EXISTS("A draft resolution is submitted once.", Kind.CONFLICT),
    NOT_A_DRAFT("A draft changes only until it is put to the vote.", Kind.CONFLICT),
    AMENDS_NOTHING("An amendment changes the text.", Kind.CONFLICT),
    NOT_THE_MOVER("Only whoever moved a draft withdraws it.", Kind.FORBIDDEN),
    VOTE_ALREADY_OPENED("A draft is put to the vote once.", Kind.CONFLICT),
    TEXT_CHANGED("The vote is on the text as it stands.", Kind.CONFLICT),
    NO_CHARTER("A vote is taken under a charter.", Kind.FORBIDDEN),
    WRONG_CHARTER_VERSION("A vote is taken under the charter in force.", Kind.CONFLICT),
    NOBODY_ENTITLED("A vote needs somebody who may vote.", Kind.FORBIDDEN),
    NO_QUORUM("A vote needs the quorum of the charter.", Kind.FORBIDDEN),
    VOTE_NOT_OPEN("Votes are cast and counted while the vote is open.", Kind.CONFLICT),
    NOT_BY_NAME("Votes are cast by name only by roll call and in writing.", Kind.FORBIDDEN),
    BY_NAME("Votes by roll call and in writing are counted one by one.", Kind.FORBIDDEN),
    NOT_ON_ROLL("Only members on the frozen roll vote.", Kind.FORBIDDEN),
    RECUSED("A declared interest takes away the vote, as chartered.", Kind.FORBIDDEN),
    NOT_PRESENT("Only members present vote, in person or by their proxy.", Kind.FORBIDDEN),
    MEMBER_LEFT("Votes cast stand, but who left the network votes no more.", Kind.FORBIDDEN),
    ALREADY_VOTED("A member votes once.", Kind.CONFLICT),
    TALLY_ALREADY_RECORDED("A vote is counted once.", Kind.CONFLICT),
    TALLY_EXCEEDS_VOTERS("There are no more votes than voters.", Kind.FORBIDDEN),
    NO_TALLY("A vote that is not by name is counted before it is closed.", Kind.CONFLICT),
    MAJORITY_UNKNOWN("Nothing is computed from a rule that is unknown.", Kind.FORBIDDEN),
    BEFORE_ITS_VOTE(
            "A vote is taken after the draft, and closed after it was opened.", Kind.FORBIDDEN),
    CASTING_VOTE_NOT_CHARTERED("The chair decides a tie only where chartered.", Kind.FORBIDDEN),
    NO_TIE("A casting vote is used only on a tie.", Kind.CONFLICT),
    NOT_THE_CHAIR("The casting vote is that of whoever presided.", Kind.FORBIDDEN),
    CONSENSUS_NOT_CHARTERED("Consensus adopts only where chartered.", Kind.FORBIDDEN),
    OBJECTED("What somebody objects to is not adopted by consensus.", Kind.FORBIDDEN),
    WRITTEN_PROCEDURE_NOT_CHARTERED(
            "Votes are asked for in writing only where chartered.", Kind.FORBIDDEN),
    DEADLINE_TOO_SHORT("A written procedure leaves the days of the charter.", Kind.FORBIDDEN),
    DEADLINE_PASSED("Answers in writing are taken until the deadline.", Kind.CONFLICT),
    BEFORE_DEADLINE("A written procedure is closed after its deadline.", Kind.CONFLICT),
    NOT_ADOPTED(
            "Only an adopted resolution, until it is rescinded, gives authority.", Kind.FORBIDDEN),
    ALREADY_RESCINDED("A resolution is rescinded once.", Kind.CONFLICT),
    ALREADY_RATIFIED("A resolution ratifies an act once.", Kind.CONFLICT);

    private final String rule;
    private final Kind kind;

    MeetingsRefusal(String rule, Kind kind) {
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
