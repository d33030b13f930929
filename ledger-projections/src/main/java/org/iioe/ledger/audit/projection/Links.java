package org.iioe.ledger.audit.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.audit.AuditEvent;
import org.iioe.ledger.charter.CharterAmended;
import org.iioe.ledger.charter.CharterEstablished;
import org.iioe.ledger.charter.CharterEvent;
import org.iioe.ledger.contributions.ContributionAmended;
import org.iioe.ledger.contributions.ContributionCancelled;
import org.iioe.ledger.contributions.ContributionPledged;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.DeliveryRecorded;
import org.iioe.ledger.contributions.DisposalApproved;
import org.iioe.ledger.contributions.IncidentRecorded;
import org.iioe.ledger.contributions.ItemReplaced;
import org.iioe.ledger.contributions.ItemsAccepted;
import org.iioe.ledger.contributions.ItemsAllocated;
import org.iioe.ledger.contributions.ItemsDispatched;
import org.iioe.ledger.contributions.ItemsRefused;
import org.iioe.ledger.contributions.ItemsReleased;
import org.iioe.ledger.contributions.ItemsRetired;
import org.iioe.ledger.contributions.ItemsReturned;
import org.iioe.ledger.contributions.LicenceExpired;
import org.iioe.ledger.contributions.LineValued;
import org.iioe.ledger.contributions.ServiceRendered;
import org.iioe.ledger.contributions.StockCountRecorded;
import org.iioe.ledger.contributions.TitleTransferred;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.funding.ReversibleKind;
import org.iioe.ledger.meetings.MeetingEvent;
import org.iioe.ledger.meetings.MeetingsEvent;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.VoteCast;
import org.iioe.ledger.membership.AccreditationRevoked;
import org.iioe.ledger.membership.AgreementAmended;
import org.iioe.ledger.membership.AgreementCountersigned;
import org.iioe.ledger.membership.AgreementRenewed;
import org.iioe.ledger.membership.AgreementTerminated;
import org.iioe.ledger.membership.CoInitiatorRecognised;
import org.iioe.ledger.membership.CooperationAgreementSigned;
import org.iioe.ledger.membership.DelegateAccredited;
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
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.OfficeEvent;
import org.iioe.ledger.presidency.PresidencyEvent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an event is about, and what it ties that to. Events of the log itself are about nothing. */
final class Links {
    /** What may be mentioned without an event that begins it. */
    private static final Set<String> PARTS = Set.of("gift", "line", "office");

    /** That one thing is as it is because of another. */
    record Edge(String cause, String effect, String relation) {}

    private final Mentions mentions;
    private final List<String> about = new ArrayList<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    private Links(Record event) {
        mentions = Mentions.of(event);
    }

    static Links of(LedgerEvent event) {
        Links links = new Links((Record) event);
        switch (event) {
            case FundingEvent e -> links.funding(e);
            case ContributionsEvent e -> links.contribution(e);
            case MeetingsEvent e -> links.meeting(e);
            case PresidencyEvent e -> links.presidency(e);
            case MembershipEvent e -> links.membership(e);
            case CharterEvent e -> links.charter(e);
            case AuditEvent _ -> {}
            default -> throw new IllegalStateException(event.getClass() + " is of no domain.");
        }
        links.edges.addAll(EdgesOfMentions.of(event, links.mentions, links.about, links.edges));
        return links;
    }

    /** All things that are traced from now on. */
    Set<String> things() {
        Set<String> things = new LinkedHashSet<>(about);
        for (Edge edge : edges) {
            for (String end : List.of(edge.cause(), edge.effect())) {
                if (PARTS.contains(end.substring(0, end.indexOf('/')))) {
                    things.add(end);
                }
            }
        }
        return things;
    }

    /** The things that the event is about. */
    List<String> about() {
        return about;
    }

    Set<Edge> edges() {
        return edges;
    }

    /** What people call the things. */
    List<Mentions.Name> names() {
        return mentions.names();
    }

    private void funding(FundingEvent event) {
        if (event instanceof EntryReversed e
                && (e.kind() == ReversibleKind.RECEIPT
                        || e.kind() == ReversibleKind.OTHER_INCOME)) {
            about.add("receipt/%s/%s".formatted(e.fund(), e.entry()));
        } else {
            first("report", "entry", "disbursement", "receipt", "allocation", "gift", "fund");
        }
        if (event instanceof ReceiptRecorded e && e.gift() != null && e.donor() != null) {
            given(e.fund(), e.gift(), e.donor());
        }
        if (event instanceof ReceiptIdentified e && e.donor() != null) {
            given(e.fund(), e.gift(), e.donor());
        }
    }

    /** A gift is its donor's, also where no promise was recorded. */
    private void given(FundId fund, GiftId gift, OrganisationId donor) {
        edges.add(new Edge("organisation/" + donor, "gift/%s/%s".formatted(fund, gift), "donor"));
    }

    private void contribution(ContributionsEvent event) {
        switch (event) {
            case ContributionPledged _, ContributionAmended _, ContributionCancelled _ -> lines();
            case ItemReplaced _ -> about.addAll(mentions.in("replacement", "item"));
            case LineValued _,
                    ItemsAllocated _,
                    ItemsReleased _,
                    ItemsReturned _,
                    TitleTransferred _,
                    LicenceExpired _,
                    ServiceRendered _ ->
                    units();
            case ItemsRetired e -> {
                if (e.disposal() == null) {
                    units();
                } else {
                    first("disposal");
                }
            }
            case IncidentRecorded _ -> first("incident");
            case DeliveryRecorded _ -> first("delivery");
            case StockCountRecorded _ -> first("count");
            case DisposalApproved _ -> first("disposal");
            case ItemsDispatched _, ItemsAccepted _, ItemsRefused _ -> first("consignment");
        }
    }

    private void lines() {
        first("contribution");
        mentions.in("lines", "line")
                .forEach(line -> edges.add(new Edge(about.getFirst(), line, "line")));
    }

    /** The devices that are named one by one, or the lines of what is only counted. */
    private void units() {
        List<String> items = mentions.in("units", "item");
        about.addAll(items.isEmpty() ? mentions.in("units", "line") : items);
        if (about.isEmpty()) {
            about.addAll(named("line"));
        }
    }

    private void meeting(MeetingsEvent event) {
        switch (event) {
            case VoteCast e -> {
                about.add("vote/%s/%s".formatted(e.resolution(), e.member()));
                edges.add(new Edge(about.getFirst(), "resolution/" + e.resolution(), "vote"));
            }
            case ResolutionEvent _ -> first("resolution");
            case MeetingEvent _ -> first("meeting");
        }
    }

    private void presidency(PresidencyEvent event) {
        switch (event) {
            case BallotCast e -> {
                about.add("ballot/%s/%s/%s".formatted(e.election(), e.round(), e.member()));
                edges.add(new Edge(about.getFirst(), "election/" + e.election(), "ballot"));
            }
            case ElectionEvent _ -> {
                first("election");
                named("term")
                        .forEach(term -> edges.add(new Edge(about.getFirst(), term, "election")));
            }
            case OfficeEvent _ -> first("incoming", "term");
        }
    }

    private void membership(MembershipEvent event) {
        switch (event) {
            case LetterOfIntentSigned _,
                    CooperationAgreementSigned _,
                    AgreementCountersigned _,
                    AgreementAmended _,
                    AgreementRenewed _,
                    AgreementTerminated _ ->
                    signature();
            case MemberAdmitted e -> about.add("membership/" + e.organisation());
            case MemberSuspended _,
                    MemberReinstated _,
                    NoticeGiven _,
                    MemberWithdrawn _,
                    MemberExpelled _,
                    DelegateAccredited _,
                    AccreditationRevoked _,
                    MembershipSucceeded _,
                    MembershipEnded _ ->
                    mentions.named("member")
                            .ifPresent(member ->
                                    about.add(
                                            "membership" + member.substring(member.indexOf('/'))));
            case InstrumentRegistered _ -> first("instrument");
            case OrganisationRegistered _,
                    OrganisationCorrected _,
                    OrganisationRenamed _,
                    OrganisationDissolved _,
                    CoInitiatorRecognised _ ->
                    first("organisation");
            case SuccessionRecorded _ -> first("succession");
        }
    }

    /** What a member signed is part of why it is one. */
    private void signature() {
        String organisation = named("organisation").getFirst();
        String id = organisation.substring(organisation.indexOf('/'));
        String instrument = named("instrument").getFirst();
        about.add("signature" + id + instrument.substring(instrument.indexOf('/')));
        edges.add(new Edge(about.getFirst(), "membership" + id, "signature"));
    }

    private void charter(CharterEvent event) {
        about.add(
                "charter/"
                        + switch (event) {
                            case CharterEstablished e -> e.version();
                            case CharterAmended e -> e.version();
                        });
    }

    /** It is about the first of these that the event names. */
    private void first(String... fields) {
        if (about.isEmpty()) {
            about.add(named(fields).getFirst());
        }
    }

    private List<String> named(String... fields) {
        List<String> named = new ArrayList<>();
        for (String field : fields) {
            mentions.named(field).ifPresent(named::add);
        }
        return named;
    }
}
