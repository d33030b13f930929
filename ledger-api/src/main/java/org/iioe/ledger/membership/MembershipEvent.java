package org.iioe.ledger.membership;

import org.iioe.ledger.LedgerEvent;

/** Everything that is recorded of organisations, what they sign, and their membership. */
public sealed interface MembershipEvent extends LedgerEvent
        permits OrganisationRegistered,
                OrganisationCorrected,
                OrganisationRenamed,
                OrganisationDissolved,
                CoInitiatorRecognised,
                InstrumentRegistered,
                InstrumentSigned,
                AgreementCountersigned,
                AgreementAmended,
                AgreementRenewed,
                AgreementTerminated,
                MemberAdmitted,
                MemberSuspended,
                MemberReinstated,
                NoticeGiven,
                MemberWithdrawn,
                MemberExpelled,
                DelegateAccredited,
                AccreditationRevoked,
                SuccessionRecorded,
                MembershipSucceeded,
                MembershipEnded {}
