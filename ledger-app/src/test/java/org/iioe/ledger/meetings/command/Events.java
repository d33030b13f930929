package org.iioe.ledger.meetings.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.meetings.AgendaItem;
import org.iioe.ledger.meetings.AgendaItemId;
import org.iioe.ledger.meetings.AttendanceRecorded;
import org.iioe.ledger.meetings.Capacity;
import org.iioe.ledger.meetings.Choice;
import org.iioe.ledger.meetings.DraftAmended;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.How;
import org.iioe.ledger.meetings.InterestDeclared;
import org.iioe.ledger.meetings.MeetingAdjourned;
import org.iioe.ledger.meetings.MeetingClosed;
import org.iioe.ledger.meetings.MeetingConvened;
import org.iioe.ledger.meetings.MeetingKind;
import org.iioe.ledger.meetings.MeetingMode;
import org.iioe.ledger.meetings.MeetingOpened;
import org.iioe.ledger.meetings.MeetingResumed;
import org.iioe.ledger.meetings.MeetingSuspended;
import org.iioe.ledger.meetings.MeetingTime;
import org.iioe.ledger.meetings.ResolutionAdopted;
import org.iioe.ledger.meetings.Sitting;
import org.iioe.ledger.meetings.TallyRecorded;
import org.iioe.ledger.meetings.VoteCast;
import org.iioe.ledger.meetings.VoteCounts;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The events and values of a meeting that tests begin with. */
final class Events {
    static final MeetingId MEETING = new MeetingId("assembly-2020");
    static final ResolutionId RESOLUTION = new ResolutionId("r-1");
    static final AgendaItemId ITEM = new AgendaItemId("item-1");
    static final Edtf DAY = new Edtf("2020-05-11");
    static final Source SOURCE = new Source("Minutes", Source.Certainty.STATED);
    static final Sha256 TEXT = Sha256.of("text");

    private Events() {}

    static MeetingConvened convened() {
        return new MeetingConvened(
                MEETING,
                "Assembly",
                MeetingKind.ORDINARY,
                null,
                null,
                null,
                List.of(new Sitting(DAY, null, null)),
                MeetingMode.HYBRID,
                List.of(new AgendaItem(ITEM, "Budget")),
                null,
                null,
                null,
                DAY,
                SOURCE);
    }

    static MeetingOpened opened(OrganisationId chair) {
        return new MeetingOpened(MEETING, chair, DAY, SOURCE);
    }

    static AttendanceRecorded attends(OrganisationId member, OrganisationId... proxies) {
        return new AttendanceRecorded(
                MEETING,
                member,
                Capacity.MEMBER,
                null,
                null,
                List.of(proxies),
                List.of(proxies),
                1,
                List.of(),
                DAY,
                SOURCE);
    }

    static AttendanceRecorded attends(
            OrganisationId member, @Nullable String arrived, @Nullable String left) {
        return new AttendanceRecorded(
                MEETING,
                member,
                Capacity.MEMBER,
                arrived == null ? null : new MeetingTime(arrived),
                left == null ? null : new MeetingTime(left),
                List.of(),
                List.of(),
                1,
                List.of(),
                DAY,
                SOURCE);
    }

    static MeetingSuspended suspended() {
        return new MeetingSuspended(MEETING, null, DAY, SOURCE);
    }

    static MeetingAdjourned adjourned() {
        return new MeetingAdjourned(MEETING, new Edtf("2020-05-12"), DAY, SOURCE);
    }

    static MeetingResumed resumed() {
        return new MeetingResumed(MEETING, null, DAY, SOURCE);
    }

    static MeetingClosed closed() {
        return new MeetingClosed(MEETING, DAY, SOURCE);
    }

    static InterestDeclared interested(OrganisationId member) {
        return new InterestDeclared(MEETING, member, ITEM, null, DAY, SOURCE);
    }

    static DraftResolutionSubmitted submitted() {
        return new DraftResolutionSubmitted(
                RESOLUTION,
                MEETING,
                ITEM,
                "Budget",
                TEXT,
                GivenNetwork.member(1),
                null,
                List.of("allocation-1"),
                DAY,
                SOURCE);
    }

    static DraftAmended amended(Sha256 text) {
        return new DraftAmended(
                RESOLUTION, MEETING, text, TEXT, List.of("allocation-2"), null, null, DAY, SOURCE);
    }

    static VoteCast cast(int member, Choice choice) {
        return new VoteCast(
                RESOLUTION, MEETING, GivenNetwork.member(member), choice, null, DAY, SOURCE);
    }

    static TallyRecorded tally(int votesFor, int votesAgainst, int abstentions, int voters) {
        return new TallyRecorded(
                RESOLUTION,
                MEETING,
                new VoteCounts(votesFor, votesAgainst, abstentions),
                0,
                voters,
                tellers(),
                DAY,
                SOURCE);
    }

    static List<Person> tellers() {
        return List.of(
                new Person(new PersonId("teller-1"), null),
                new Person(new PersonId("teller-2"), null));
    }

    static ResolutionAdopted adopted(ResolutionId resolution, Edtf on) {
        return new ResolutionAdopted(
                resolution,
                MEETING,
                ITEM,
                How.CONSENSUS,
                "Budget",
                TEXT,
                List.of("allocation-1"),
                List.of(),
                null,
                null,
                1,
                on,
                SOURCE);
    }
}
