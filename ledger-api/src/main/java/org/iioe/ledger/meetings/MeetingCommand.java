package org.iioe.ledger.meetings;

import org.iioe.ledger.Bounded;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What happens to a meeting. It may be recorded long after. */
public sealed interface MeetingCommand extends MeetingsCommand {
    /** The meeting. */
    MeetingId meeting();

    @Override
    default String stream() {
        return meeting().stream();
    }

    /**
     * @param meeting its id
     * @param body the body that meets
     * @param kind its kind
     * @param title its name, or null where it has none
     * @param convener who convenes it, or null where it is unknown
     * @param place where, or null where it is unknown
     * @param sittings when, at least one
     * @param mode how people take part
     * @param agenda what is to be treated, or null where it is unknown
     * @param on when notice was given: with the charter's notice this decides whether it was short
     */
    @Means("Convenes a meeting. Short notice is flagged, not refused.")
    record ConveneMeeting(
            MeetingId meeting,
            @Example("\"General Assembly\"") String body,
            @Nullable MeetingKind kind,
            @Example("\"Consultative Meeting\"") @Nullable String title,
            @Nullable OrganisationId convener,
            @Example("\"Shenzhen\"") @Nullable String place,
            List<Sitting> sittings,
            @Nullable MeetingMode mode,
            @Nullable List<AgendaItem> agenda,
            Edtf on,
            Source source)
            implements MeetingCommand {
        public ConveneMeeting {
            Text.required("body", body, 200);
            if (title != null) {
                Text.required("title", title, 500);
            }
            if (place != null) {
                Text.required("place", place, 200);
            }
            sittings = Bounded.list("sittings", sittings, 1, 50);
            if (agenda != null) {
                agenda = Bounded.list("agenda", agenda, 0, 100);
                Bounded.distinct("agenda", agenda.stream().map(AgendaItem::item).toList(), 0, 100);
            }
        }
    }

    /**
     * @param meeting the meeting
     * @param organisation who attends
     * @param capacity as what
     * @param arrived when it came, or null where it is unknown
     * @param left when it went, or null while it is there; an earlier record of its arrival is
     *     completed by this one
     * @param proxyFor the absent members that it acts for; null for none
     */
    @Means("Records that an organisation came, or came and left, and for whom else it acts.")
    record RecordAttendance(
            MeetingId meeting,
            OrganisationId organisation,
            Capacity capacity,
            @Nullable MeetingTime arrived,
            @Nullable MeetingTime left,
            @Example("[\"cairo-university\"]") @Nullable List<OrganisationId> proxyFor,
            Edtf on,
            Source source)
            implements MeetingCommand {
        public RecordAttendance {
            InvalidValue.unless(
                    arrived == null || left == null || !left.before(arrived),
                    "left",
                    "An organisation leaves after it arrives.");
            if (proxyFor != null) {
                proxyFor = Bounded.distinct("proxyFor", proxyFor, 0, 100);
                InvalidValue.unless(
                        !proxyFor.contains(organisation),
                        "proxyFor",
                        "Nobody is a proxy for itself.");
            }
        }
    }

    /**
     * @param meeting the meeting
     * @param chair the organisation whose delegate presides, or null where it is unknown
     */
    @Means("Opens the first sitting.")
    record OpenMeeting(MeetingId meeting, @Nullable OrganisationId chair, Edtf on, Source source)
            implements MeetingCommand {}

    /**
     * @param meeting the meeting
     * @param reason why, or null where it is unknown
     */
    @Means("Interrupts the sitting for a short while; those present stay present.")
    record SuspendMeeting(
            MeetingId meeting,
            @Example("\"For consultation\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements MeetingCommand {
        public SuspendMeeting {
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }

    /**
     * @param meeting the meeting
     * @param chair the organisation whose delegate presides from now on, or null for the same
     */
    @Means("Continues a suspended sitting, or opens the next one after an adjournment.")
    record ResumeMeeting(MeetingId meeting, @Nullable OrganisationId chair, Edtf on, Source source)
            implements MeetingCommand {}

    /**
     * @param meeting the meeting
     * @param to when it is to go on
     */
    @Means("Ends the sitting; the meeting goes on in another one, with its own attendance.")
    record AdjournMeeting(MeetingId meeting, Edtf to, Edtf on, Source source)
            implements MeetingCommand {}

    /**
     * @param meeting the meeting
     */
    @Means("Closes the meeting for good.")
    record CloseMeeting(MeetingId meeting, Edtf on, Source source) implements MeetingCommand {}

    /**
     * @param meeting the meeting
     * @param member who has the interest
     * @param item the item of the agenda that it concerns
     * @param interest what it is, or null where it is unknown
     */
    @Means("Declares a member's interest in an item; the charter says what that takes away.")
    record DeclareInterest(
            MeetingId meeting,
            OrganisationId member,
            AgendaItemId item,
            @Example("\"Recipient of the allocation\"") @Nullable String interest,
            Edtf on,
            Source source)
            implements MeetingCommand {
        public DeclareInterest {
            if (interest != null) {
                Text.required("interest", interest, 2000);
            }
        }
    }
}
