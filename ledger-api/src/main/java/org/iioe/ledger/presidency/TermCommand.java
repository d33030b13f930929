package org.iioe.ledger.presidency;

import org.iioe.ledger.Bounded;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The terms of all offices. */
public sealed interface TermCommand extends PresidencyCommand {
    /** The stream of all offices and their terms: no two holders of one office on a day. */
    String OFFICES = "offices";

    /** The office. */
    OfficeId office();

    @Override
    default String stream() {
        return OFFICES;
    }

    /**
     * @param office the office
     * @param term the term
     * @param holders who holds it; null to take who was elected
     * @param from the first day: the first that it can mean
     * @param to the last day: the last that it can mean; null to take the charter's length of a
     *     term where it is known
     * @param election where the holder was elected, or null without an election
     */
    @Means("Starts a term of office; on no day does an office have two.")
    record StartTerm(
            OfficeId office,
            TermId term,
            @Nullable List<OrganisationId> holders,
            @Example("\"2020-01-01\"") Edtf from,
            @Example("\"2020-12-31\"") @Nullable Edtf to,
            @Nullable ElectionId election,
            Edtf on,
            Source source)
            implements TermCommand {
        public StartTerm {
            holders = holders == null ? null : Bounded.distinct("holders", holders, 1, 10);
            InvalidValue.unless(
                    holders != null || election != null,
                    "holders",
                    "A term has holders, or an election that tells who they are.");
            InvalidValue.unless(from.earliest() != null, "from", "A term begins on some day.");
            TermChecks.checkOrder(from, to);
        }
    }

    /**
     * @param office the office
     * @param term the term, held on the day of the act
     * @param reason why, or null where it is not said
     */
    @Means("Ends a term; the day of the act is its last.")
    record EndTerm(
            OfficeId office,
            TermId term,
            @Example("\"The term is over.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements TermCommand {
        public EndTerm {
            TermChecks.checkReason(reason);
        }
    }

    /**
     * @param office the office
     * @param outgoing the term whose holders hand over
     * @param incoming the term whose holders take over
     * @param meeting where, or null where it is not said
     */
    @Means("Records that an office was handed over from one term's holders to the next.")
    record HandOver(
            OfficeId office,
            TermId outgoing,
            @Example("\"2021\"") TermId incoming,
            @Nullable MeetingId meeting,
            Edtf on,
            Source source)
            implements TermCommand {
        public HandOver {
            InvalidValue.unless(
                    !outgoing.equals(incoming),
                    "incoming",
                    "An office is handed over to another term.");
        }
    }

    /**
     * @param office the office
     * @param term the term
     * @param holder who left it; null for all its holders
     * @param cause why
     * @param reason in words, or null where it is not said
     */
    @Means("Declares an office vacant from the day of the act, before the term is over.")
    record DeclareVacancy(
            OfficeId office,
            TermId term,
            @Nullable OrganisationId holder,
            VacancyCause cause,
            @Example("\"It resigned.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements TermCommand {
        public DeclareVacancy {
            TermChecks.checkReason(reason);
        }
    }

    /**
     * @param office the office
     * @param term the term in which it acts
     * @param holder who acts, from the day of the act
     * @param until the last day: the last that it can mean
     * @param authority the resolution that appoints it, or null where there is none
     */
    @Means("Appoints somebody to act in a vacant office until a day.")
    record AppointActing(
            OfficeId office,
            TermId term,
            OrganisationId holder,
            @Example("\"2020-03-31\"") Edtf until,
            @Nullable ResolutionId authority,
            Edtf on,
            Source source)
            implements TermCommand {
        public AppointActing {
            InvalidValue.unless(
                    until.latest() != null && !until.latest().isBefore(on.effective()),
                    "until",
                    "Somebody acts until a day, no earlier than that of the act.");
        }
    }
}
