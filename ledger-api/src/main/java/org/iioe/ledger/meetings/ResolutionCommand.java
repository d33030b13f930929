package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

/** What a resolution does after its adoption, and what ends it. */
public sealed interface ResolutionCommand extends MeetingsCommand {
    /** The resolution. */
    ResolutionId resolution();

    @Override
    default String stream() {
        return resolution().stream();
    }

    /**
     * @param resolution the adopted resolution that cures it
     * @param act the recorded fact that carries an exception
     * @param reason why, or null where the resolution says it
     */
    @Means("Cures an act that was recorded with an exception.")
    record RatifyAct(
            ResolutionId resolution,
            ActRef act,
            @Example("\"Paid in an emergency\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements ResolutionCommand {
        public RatifyAct {
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }

    /**
     * @param resolution the adopted resolution that ends
     * @param by the adopted resolution that ends it
     * @param reason why, or null where the other resolution says it
     */
    @Means("Ends a resolution's authority from this day on; what rested on it stands.")
    record RescindResolution(
            ResolutionId resolution,
            @Example("\"resolution-2\"") ResolutionId by,
            @Example("\"Superseded\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements ResolutionCommand {
        public RescindResolution {
            InvalidValue.unless(
                    !resolution.equals(by), "by", "A resolution does not rescind itself.");
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }
}
