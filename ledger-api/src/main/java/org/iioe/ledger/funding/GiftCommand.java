package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Commands on gifts, from pledge to commitment. */
public sealed interface GiftCommand extends FundingCommand {
    /** Records that a donor has pledged a gift. */
    @Means("Records that a donor has pledged a gift.")
    record RecordPledge(
            FundId fund,
            GiftId gift,
            @Example("\"tencent-charity-foundation\"") OrganisationId donor,
            Money amount,
            Edtf on,
            Source source)
            implements GiftCommand {
        public RecordPledge {
            amount.positive("amount");
        }
    }

    /** Records that a donor changed the amount of a pledge. */
    @Means("Records that a donor changed the amount of a pledge.")
    record AmendPledge(
            FundId fund,
            GiftId gift,
            Money amount,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements GiftCommand {
        public AmendPledge {
            amount.notNegative("amount");
            Text.required("reason", reason, 2000);
        }
    }

    /** Records that a donor took back a pledge or a part of it. */
    @Means("Records that a donor took back a pledge or a part of it.")
    record CancelPledge(
            FundId fund,
            GiftId gift,
            Money amount,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements GiftCommand {
        public CancelPledge {
            amount.positive("amount");
            Text.required("reason", reason, 2000);
        }
    }

    /** Records a binding promise of a gift. */
    @Means("Records a binding promise of a gift.")
    record RecordCommitment(
            FundId fund,
            GiftId gift,
            @Example("\"tencent-charity-foundation\"") OrganisationId donor,
            Money amount,
            @Nullable Money original,
            @Nullable ExchangeRate rate,
            @Nullable Restriction restriction,
            List<Instalment> instalments,
            @Nullable Money fromPledge,
            Edtf on,
            Source source)
            implements GiftCommand {
        public RecordCommitment {
            if (original != null) {
                original.positive("original");
            }
            amount.positive("amount");
            instalments = Instalments.checked(instalments, amount);
            if (fromPledge != null) {
                fromPledge.positive("fromPledge");
                InvalidValue.unless(
                        !fromPledge.exceeds(amount),
                        "fromPledge",
                        "No more is converted from a pledge than is committed.");
            }
        }
    }

    /** Records that a commitment was changed by both sides. */
    @Means("Records that a commitment was changed by both sides.")
    record AmendCommitment(
            FundId fund,
            GiftId gift,
            Money amount,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements GiftCommand {
        public AmendCommitment {
            amount.notNegative("amount");
            Text.required("reason", reason, 2000);
        }
    }

    /** Records that a commitment or a part of it was ended. */
    @Means("Records that a commitment or a part of it was ended.")
    record CancelCommitment(
            FundId fund,
            GiftId gift,
            Money amount,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements GiftCommand {
        public CancelCommitment {
            amount.positive("amount");
            Text.required("reason", reason, 2000);
        }
    }

    /**
     * Changes what a gift may be used for, with its donor's consent; only for money not yet
     * disbursed.
     */
    @Means(
            "Changes what a gift may be used for, with its donor's consent; only for money not yet"
                    + " disbursed.")
    record AmendRestriction(
            FundId fund,
            GiftId gift,
            Restriction restriction,
            @Example("\"Letter of the donor\"") String donorConsent,
            Edtf on,
            Source source)
            implements GiftCommand {
        public AmendRestriction {
            Text.required("donorConsent", donorConsent, 500);
        }
    }
}
