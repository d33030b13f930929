package org.iioe.ledger.membership.projection;

import static org.iioe.ledger.membership.projection.OrganisationView.plus;

import org.iioe.ledger.Country;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
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
import org.iioe.ledger.membership.OrganisationGroup;
import org.iioe.ledger.membership.OrganisationKind;
import org.iioe.ledger.membership.OrganisationRegistered;
import org.iioe.ledger.membership.OrganisationRenamed;
import org.iioe.ledger.membership.SuccessionRecorded;
import org.iioe.ledger.membership.projection.OrganisationView.Correction;
import org.iioe.ledger.membership.projection.OrganisationView.Delegate;
import org.iioe.ledger.membership.projection.OrganisationView.FormerName;
import org.iioe.ledger.membership.projection.OrganisationView.Membership;
import org.iioe.ledger.membership.projection.OrganisationView.Signed;
import org.iioe.ledger.membership.projection.OrganisationView.Status;
import org.iioe.ledger.projection.EntryHeader;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.Projection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            case OrganisationRegistered e -> registered(e, at);
            case OrganisationCorrected e ->
                    change(e.organisation(), at, view -> corrected(view, e, at));
            case OrganisationRenamed e ->
                    change(
                            e.organisation(),
                            at,
                            view ->
                                    view.named(
                                            e.name(),
                                            plus(
                                                    view.earlierNames(),
                                                    new FormerName(e.was(), e.from())),
                                            at));
            case OrganisationDissolved e ->
                    change(e.organisation(), at, view -> view.dissolvedOn(e.on(), at));
            case CoInitiatorRecognised e -> change(e.organisation(), at, view -> view.honoured(at));
            case InstrumentRegistered e ->
                    instruments.put(
                            e.instrument().value(),
                            new InstrumentView(
                                    e.instrument(),
                                    e.kind(),
                                    e.title(),
                                    e.version(),
                                    e.counterparty(),
                                    e.binding(),
                                    e.inForceRule(),
                                    e.expires(),
                                    e.digest(),
                                    e.on(),
                                    e.source(),
                                    at),
                            at);
            case LetterOfIntentSigned e ->
                    sign(
                            e.organisation(),
                            at,
                            new Signed(
                                    e.instrument(),
                                    e.on(),
                                    e.signatory() == null ? null : e.signatory().person(),
                                    e.place(),
                                    e.digest(),
                                    e.inForceFrom(),
                                    e.expires(),
                                    null,
                                    e.exceptions(),
                                    e.source(),
                                    at));
            case CooperationAgreementSigned e ->
                    sign(
                            e.organisation(),
                            at,
                            new Signed(
                                    e.instrument(),
                                    e.on(),
                                    e.signatory() == null ? null : e.signatory().person(),
                                    e.place(),
                                    e.digest(),
                                    e.inForceFrom(),
                                    e.expires(),
                                    null,
                                    e.exceptions(),
                                    e.source(),
                                    at));
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
                    changeSigned(e.organisation(), e.instrument(), at, s -> s.ended(e.ends()));
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
            case DelegateAccredited e ->
                    changeMembership(e.member(), at, m -> m.with(accredited(m.delegates(), e)));
            case AccreditationRevoked e ->
                    changeMembership(
                            e.member(),
                            at,
                            m ->
                                    m.with(
                                            m.delegates().stream()
                                                    .map(d ->
                                                            d.person().equals(e.person().value())
                                                                    ? new Delegate(
                                                                            d.person(),
                                                                            d.alternate(),
                                                                            d.from(),
                                                                            e.on())
                                                                    : d)
                                                    .toList()));
            // What it moves is told by the events that follow it.
            case SuccessionRecorded e -> {}
        }
    }

    private void registered(OrganisationRegistered e, long at) {
        put(
                new OrganisationView(
                        e.organisation(),
                        e.nameAsGiven(),
                        e.nameAsGiven(),
                        e.kind(),
                        e.group(),
                        e.country(),
                        e.identifiers(),
                        false,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        e.source(),
                        at),
                at);
    }

    private static OrganisationView corrected(
            OrganisationView view, OrganisationCorrected e, long at) {
        Correction correction = new Correction(e.field(), e.was(), e.is(), e.reason(), at);
        OrganisationView mended =
                view.with(
                        switch (e.field()) {
                            case GROUP ->
                                    e.is() == null
                                            ? null
                                            : constant(OrganisationGroup.class, e.is());
                            case NAME, COUNTRY, KIND -> view.group();
                        },
                        switch (e.field()) {
                            case COUNTRY -> e.is() == null ? null : new Country(e.is());
                            case NAME, GROUP, KIND -> view.country();
                        },
                        switch (e.field()) {
                            case KIND -> constant(OrganisationKind.class, String.valueOf(e.is()));
                            case NAME, GROUP, COUNTRY -> view.kind();
                        },
                        correction);
        if (e.field() != org.iioe.ledger.membership.OrganisationField.NAME || e.is() == null) {
            return mended;
        }
        // It was wrong from the beginning: wherever the wrong name stands, the right one comes.
        String right = e.is();
        return mended.named(
                view.name().equals(e.was()) ? right : view.name(),
                view.earlierNames().stream()
                        .map(name ->
                                name.name().equals(e.was())
                                        ? new FormerName(right, name.until())
                                        : name)
                        .toList(),
                at);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String json) {
        return Enum.valueOf(type, json.toUpperCase(Locale.ROOT).replace('-', '_'));
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
                                new Membership(
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

    private static List<Delegate> accredited(List<Delegate> before, DelegateAccredited e) {
        List<Delegate> delegates = new ArrayList<>(before);
        delegates.add(new Delegate(e.person().person().value(), false, e.from(), e.to()));
        for (Person alternate : e.alternates()) {
            delegates.add(new Delegate(alternate.person().value(), true, e.from(), e.to()));
        }
        return delegates;
    }

    private void changeMembership(
            OrganisationId organisation, long at, UnaryOperator<Membership> to) {
        change(
                organisation,
                at,
                view -> {
                    Membership membership = view.membership();
                    return membership == null ? view : view.with(to.apply(membership), at);
                });
    }

    private void sign(OrganisationId organisation, long at, Signed signed) {
        change(organisation, at, view -> view.with(plus(view.signed(), signed), at));
    }

    private void changeSigned(
            OrganisationId organisation,
            InstrumentId instrument,
            long at,
            UnaryOperator<Signed> to) {
        change(
                organisation,
                at,
                view ->
                        view.with(
                                view.signed().stream()
                                        .map(s ->
                                                s.instrument().equals(instrument) ? to.apply(s) : s)
                                        .toList(),
                                at));
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
