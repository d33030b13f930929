package org.iioe.ledger.membership.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.AccreditationRevoked;
import org.iioe.ledger.membership.AgreementAmended;
import org.iioe.ledger.membership.AgreementCountersigned;
import org.iioe.ledger.membership.AgreementRenewed;
import org.iioe.ledger.membership.AgreementTerminated;
import org.iioe.ledger.membership.CoInitiatorRecognised;
import org.iioe.ledger.membership.CooperationAgreementSigned;
import org.iioe.ledger.membership.DelegateAccredited;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.InstrumentRegistered;
import org.iioe.ledger.membership.LetterOfIntentSigned;
import org.iioe.ledger.membership.MemberAdmitted;
import org.iioe.ledger.membership.MemberExpelled;
import org.iioe.ledger.membership.MemberReinstated;
import org.iioe.ledger.membership.MemberSuspended;
import org.iioe.ledger.membership.MemberWithdrawn;
import org.iioe.ledger.membership.MembershipEnded;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.membership.MembershipSucceeded;
import org.iioe.ledger.membership.NoticeGiven;
import org.iioe.ledger.membership.OrganisationCorrected;
import org.iioe.ledger.membership.OrganisationDissolved;
import org.iioe.ledger.membership.OrganisationRegistered;
import org.iioe.ledger.membership.OrganisationRenamed;
import org.iioe.ledger.membership.SuccessionRecorded;
import org.iioe.ledger.membership.projection.MembershipView.Status;
import org.iioe.ledger.projection.EntryHeader;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.Projection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.function.UnaryOperator;

/** Shows organisations, members and instruments. */
@Component
final class MembershipProjection implements Projection {
    private final History<OrganisationView> organisations;
    private final History<MemberView> members;
    private final History<InstrumentView> instruments;

    MembershipProjection(JdbcClient database, JsonMapper mapper) {
        organisations = new History<>(database, mapper, OrganisationView.TABLE);
        members = new History<>(database, mapper, MemberView.TABLE);
        instruments = new History<>(database, mapper, InstrumentView.TABLE);
    }

    @Override
    public String name() {
        return "membership";
    }

    @Override
    public void on(LedgerEvent event, EntryHeader at) {
        if (event instanceof MembershipEvent membership) {
            on(membership, at.position());
        }
    }

    private void on(MembershipEvent event, long at) {
        switch (event) {
            case OrganisationRegistered e -> put(OrganisationView.registered(e, at), at);
            case OrganisationCorrected e -> change(e.organisation(), at, view -> view.after(e, at));
            case OrganisationRenamed e -> change(e.organisation(), at, view -> view.after(e, at));
            case OrganisationDissolved e ->
                    change(e.organisation(), at, view -> view.dissolvedOn(e.on(), at));
            case CoInitiatorRecognised e -> change(e.organisation(), at, view -> view.honoured(at));
            case InstrumentRegistered e ->
                    instruments.put(e.instrument().value(), InstrumentView.registered(e, at), at);
            case LetterOfIntentSigned e ->
                    change(e.organisation(), at, view -> view.signing(SignedView.of(e, at), at));
            case CooperationAgreementSigned e ->
                    change(e.organisation(), at, view -> view.signing(SignedView.of(e, at), at));
            case AgreementCountersigned e ->
                    changeSigned(
                            e.organisation(), e.instrument(), at, s -> s.inForce(e.inForceFrom()));
            // The text of the amendment stands in the trail; the agreement stays the one that was
            // signed.
            case AgreementAmended e -> {}
            case AgreementRenewed e ->
                    changeSigned(
                            e.organisation(), e.instrument(), at, s -> s.expiring(e.expires()));
            case AgreementTerminated e ->
                    changeSigned(e.organisation(), e.instrument(), at, s -> s.ending(e.ends()));
            case MemberAdmitted e ->
                    admit(
                            e.organisation(),
                            e.membershipClass(),
                            e.votesFrom(),
                            e.charterVersion(),
                            e.on(),
                            at);
            case MembershipSucceeded e -> {
                if (!e.alreadyMember()) {
                    admit(e.successor(), e.membershipClass(), e.votesFrom(), null, e.on(), at);
                }
                status(e.member(), Status.SUCCEEDED, e.on(), at);
            }
            case MembershipEnded e -> status(e.member(), Status.SUCCEEDED, e.on(), at);
            case MemberSuspended e -> status(e.member(), Status.SUSPENDED, e.on(), at);
            case MemberReinstated e -> status(e.member(), Status.MEMBER, e.on(), at);
            case NoticeGiven e -> status(e.member(), Status.LEAVING, e.on(), at);
            case MemberWithdrawn e -> status(e.member(), Status.WITHDRAWN, e.on(), at);
            case MemberExpelled e -> status(e.member(), Status.EXPELLED, e.on(), at);
            case DelegateAccredited e -> changeMembership(e.member(), at, m -> m.after(e));
            case AccreditationRevoked e -> changeMembership(e.member(), at, m -> m.after(e));
            // What it moves is told by the events that follow it.
            case SuccessionRecorded e -> {}
        }
    }

    private void admit(
            OrganisationId organisation,
            String membershipClass,
            @Nullable Edtf votesFrom,
            @Nullable Integer charterVersion,
            Edtf on,
            long at) {
        change(
                organisation,
                at,
                view ->
                        view.with(
                                new MembershipView(
                                        membershipClass,
                                        on,
                                        votesFrom,
                                        charterVersion,
                                        Status.MEMBER,
                                        on,
                                        List.of()),
                                at));
    }

    private void status(OrganisationId organisation, Status status, Edtf since, long at) {
        changeMembership(organisation, at, m -> m.now(status, since));
    }

    private void changeMembership(
            OrganisationId organisation, long at, UnaryOperator<MembershipView> to) {
        change(
                organisation,
                at,
                view -> {
                    MembershipView membership = view.membership();
                    return membership == null ? view : view.with(to.apply(membership), at);
                });
    }

    private void changeSigned(
            OrganisationId organisation,
            InstrumentId instrument,
            long at,
            UnaryOperator<SignedView> to) {
        change(organisation, at, view -> view.change(instrument, to, at));
    }

    private void change(OrganisationId organisation, long at, UnaryOperator<OrganisationView> to) {
        put(to.apply(organisations.current(organisation.value()).orElseThrow()), at);
    }

    private void put(OrganisationView view, long at) {
        organisations.put(view.id().value(), view, at);
        if (view.membership() != null || view.coInitiator()) {
            members.put(view.id().value(), MemberView.of(view), at);
        }
    }
}
