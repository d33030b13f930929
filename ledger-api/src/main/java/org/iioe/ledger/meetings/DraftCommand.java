package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A draft resolution before its vote. */
public sealed interface DraftCommand extends MeetingsCommand {
    /** The resolution. */
    ResolutionId resolution();

    @Override
    default String stream() {
        return resolution().stream();
    }

    /**
     * @param resolution its id
     * @param meeting the meeting that treats it
     * @param item the item of the agenda under which it does
     * @param title what it is about
     * @param textDigest of its text
     * @param mover who proposes it
     * @param seconder who supports that, or null where nobody does or it is unknown
     * @param effects what it permits, in its own words, each one line; other acts rest on them
     */
    @Means("Proposes a resolution under an item of a meeting's agenda.")
    record SubmitDraftResolution(
            ResolutionId resolution,
            MeetingId meeting,
            AgendaItemId item,
            @Example("\"Use of the seed fund\"") String title,
            Sha256 textDigest,
            OrganisationId mover,
            @Example("\"cairo-university\"") @Nullable OrganisationId seconder,
            @Example("[\"allocation-1\"]") List<String> effects,
            Edtf on,
            Source source)
            implements DraftCommand {
        public SubmitDraftResolution {
            Text.required("title", title, 500);
            InvalidValue.unless(
                    !mover.equals(seconder),
                    "seconder",
                    "Whoever moves a draft does not second it.");
            effects = Effects.checked(effects);
        }
    }

    /**
     * @param resolution the draft
     * @param textDigest of the amended text
     * @param effects what it permits now
     * @param mover who proposed the amendment, or null where it is unknown
     * @param reason why, or null where it is unknown
     */
    @Means("Changes the text of a draft before its vote.")
    record AmendDraft(
            ResolutionId resolution,
            Sha256 textDigest,
            @Example("[\"allocation-1\"]") List<String> effects,
            @Nullable OrganisationId mover,
            @Example("\"As agreed in consultation\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements DraftCommand {
        public AmendDraft {
            effects = Effects.checked(effects);
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }

    /**
     * @param resolution the draft
     * @param mover who withdraws it: only whoever moved it does
     * @param reason why, or null where it is unknown
     */
    @Means("Takes a draft back before its vote.")
    record WithdrawDraft(
            ResolutionId resolution,
            OrganisationId mover,
            @Example("\"Superseded\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements DraftCommand {
        public WithdrawDraft {
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }
}
