package org.iioe.ledger.membership;

import org.iioe.ledger.Country;
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
import java.util.Objects;

/** What is recorded of an organisation itself, member or not. */
public sealed interface OrganisationCommand extends MembershipCommand {
    /** The organisation. */
    OrganisationId organisation();

    @Override
    default String stream() {
        return organisation().stream();
    }

    /**
     * Enters an organisation.
     *
     * @param nameAsGiven its name as its source prints it; a wrong one is corrected afterwards, so
     *     that the history shows both
     * @param group how the founding record counts it, or null where it does not
     * @param country null where it is unknown
     * @param identifiers what registers call it; each may be held by one organisation only
     * @param confirmedDistinct whether somebody made sure that it is not the organisation that has
     *     the same name and country already; left out, nobody did
     */
    @Means("Enters an organisation: an institution, an enterprise, a convener or a donor.")
    record RegisterOrganisation(
            OrganisationId organisation,
            @Example("\"Ain Shams University\"") String nameAsGiven,
            OrganisationKind kind,
            @Nullable OrganisationGroup group,
            @Nullable Country country,
            List<Identifier> identifiers,
            @Nullable Boolean confirmedDistinct,
            Edtf on,
            Source source)
            implements OrganisationCommand {
        public RegisterOrganisation {
            Text.required("nameAsGiven", nameAsGiven, 300);
            InvalidValue.unless(
                    identifiers.size() <= 20, "identifiers", "At most 20 identifiers are taken.");
            InvalidValue.unless(
                    identifiers.stream().distinct().count() == identifiers.size(),
                    "identifiers",
                    "An identifier is named twice.");
            identifiers = List.copyOf(identifiers);
            confirmedDistinct = Boolean.TRUE.equals(confirmedDistinct);
        }
    }

    /**
     * Says that the record was wrong from the beginning.
     *
     * @param was what the record says now, as written in JSON; null for unknown
     * @param is what is right
     * @param confirmedDistinct as when an organisation is registered
     */
    @Means("Corrects an error of the record: what is right holds from the beginning.")
    record CorrectOrganisation(
            OrganisationId organisation,
            OrganisationField field,
            @Example("\"Xidan University\"") @Nullable String was,
            @Example("\"Xidian University\"") @Nullable String is,
            @Nullable Boolean confirmedDistinct,
            @Example("\"Misprint in the source.\"") String reason,
            Edtf on,
            Source source)
            implements OrganisationCommand {
        public CorrectOrganisation {
            field.check(was);
            field.check(is);
            InvalidValue.unless(!Objects.equals(was, is), "is", "The correction changes nothing.");
            Text.required("reason", reason, 2000);
            confirmedDistinct = Boolean.TRUE.equals(confirmedDistinct);
        }
    }

    /**
     * Says that the organisation took another name.
     *
     * @param from since when it has the name; earlier dates keep the old one
     * @param confirmedDistinct as when an organisation is registered
     */
    @Means("Records that an organisation took another name; earlier dates keep the old one.")
    record RenameOrganisation(
            OrganisationId organisation,
            @Example("\"Shenzhen Polytechnic University\"") String name,
            Edtf from,
            @Nullable Boolean confirmedDistinct,
            Edtf on,
            Source source)
            implements OrganisationCommand {
        public RenameOrganisation {
            Text.required("name", name, 300);
            confirmedDistinct = Boolean.TRUE.equals(confirmedDistinct);
        }
    }

    /**
     * Honours an organisation that took part in founding the network. The honour survives whatever
     * becomes of its membership.
     *
     * @param meeting the meeting at which it was recognised
     */
    @Means("Recognises an organisation as a co-initiator, an honour that nothing later takes away.")
    record RecogniseCoInitiator(
            OrganisationId organisation, MeetingId meeting, Edtf on, Source source)
            implements OrganisationCommand {}
}
