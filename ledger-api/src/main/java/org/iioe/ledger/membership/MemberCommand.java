package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What is decided on members, and by them. Admission is no command: it follows from signatures. */
public sealed interface MemberCommand extends MembershipCommand {
    /** The stream of the one register of members. */
    String REGISTER = "members";

    /** The member. */
    OrganisationId member();

    @Override
    default String stream() {
        return REGISTER;
    }

    /**
     * Suspends a member from its votes or from all rights.
     *
     * @param until the last day of the suspension, or null until it is reinstated
     * @param authority the resolution that decided it, or null where a rule did
     */
    @Means("Suspends a member; a suspension of votes leaves later rolls of voters.")
    record SuspendMember(
            OrganisationId member,
            SuspensionScope scope,
            @Example("\"2099-12-31\"") @Nullable Edtf until,
            @Nullable ResolutionId authority,
            @Example("\"No report for two years.\"") String reason,
            Edtf on,
            Source source)
            implements MemberCommand {
        public SuspendMember {
            Text.required("reason", reason, 2000);
            InvalidValue.unless(
                    until == null || !until.effective().isBefore(on.effective()),
                    "until",
                    "A suspension does not end before it begins.");
        }
    }

    /**
     * Ends a member's suspensions.
     *
     * @param authority the resolution that decided it, or null where a rule did
     */
    @Means("Ends all suspensions of a member from the given day.")
    record ReinstateMember(
            OrganisationId member,
            @Nullable ResolutionId authority,
            @Example("\"The reports were delivered.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements MemberCommand {
        public ReinstateMember {
            checkReason(reason);
        }
    }

    /**
     * Announces that a member will leave.
     *
     * @param leaves the day from which it means to be no member; null where the notice names none
     */
    @Means("Records a member's notice that it will leave.")
    record GiveNotice(
            OrganisationId member,
            @Nullable Edtf leaves,
            @Example("\"Our strategy changed.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements MemberCommand {
        public GiveNotice {
            checkReason(reason);
            InvalidValue.unless(
                    leaves == null || !leaves.effective().isBefore(on.effective()),
                    "leaves",
                    "A notice names no day that is past.");
        }
    }

    /** Ends a membership upon the member's own notice, from the day of the act. */
    @Means("Ends a membership upon the member's notice. Votes that it cast stand.")
    record WithdrawMember(
            OrganisationId member,
            @Example("\"As announced.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements MemberCommand {
        public WithdrawMember {
            checkReason(reason);
        }
    }

    /**
     * Ends a membership by resolution, from the day of the act.
     *
     * @param authority an adopted resolution
     */
    @Means("Ends a membership by an adopted resolution. Votes that the member cast stand.")
    record ExpelMember(
            OrganisationId member,
            ResolutionId authority,
            @Example("\"Breach of the charter.\"") String reason,
            Edtf on,
            Source source)
            implements MemberCommand {
        public ExpelMember {
            Text.required("reason", reason, 2000);
        }
    }

    /**
     * Says who acts for a member. A person acts for one member at a time.
     *
     * @param person the delegate
     * @param alternates who may stand in
     * @param from the first day
     * @param to the last day, or null until it is revoked
     */
    @Means("Accredits a delegate and alternates to act for one member.")
    record AccreditDelegate(
            OrganisationId member,
            Person person,
            @Example("[{\"person\":\"person-2\",\"name\":null}]") List<Person> alternates,
            Edtf from,
            @Example("\"2099-12-31\"") @Nullable Edtf to,
            Edtf on,
            Source source)
            implements MemberCommand {
        public AccreditDelegate {
            InvalidValue.unless(
                    alternates.size() <= 20, "alternates", "At most 20 alternates are taken.");
            alternates = List.copyOf(alternates);
            List<PersonId> ids = alternates.stream().map(Person::person).toList();
            InvalidValue.unless(
                    ids.stream().distinct().count() == ids.size() && !ids.contains(person.person()),
                    "alternates",
                    "A person is named twice.");
            InvalidValue.unless(
                    to == null || !to.effective().isBefore(from.effective()),
                    "to",
                    "An accreditation does not end before it begins.");
        }
    }

    /**
     * Ends a delegate's accreditation and that of the alternates, from the day of the act.
     *
     * @param person the delegate, by the opaque id
     */
    @Means("Ends a delegate's accreditation, and with it that of the alternates.")
    record RevokeAccreditation(
            OrganisationId member,
            PersonId person,
            @Example("\"Another delegate follows.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements MemberCommand {
        public RevokeAccreditation {
            checkReason(reason);
        }
    }

    private static void checkReason(@Nullable String reason) {
        if (reason != null) {
            Text.required("reason", reason, 2000);
        }
    }
}
