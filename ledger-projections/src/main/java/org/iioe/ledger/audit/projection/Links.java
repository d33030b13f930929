package org.iioe.ledger.audit.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.audit.AuditEvent;
import org.iioe.ledger.audit.CommandRecorded;
import org.iioe.ledger.audit.OriginContinued;
import org.iioe.ledger.audit.ValueClaimed;
import org.iioe.ledger.audit.ValueReleased;
import org.iioe.ledger.charter.CharterAmended;
import org.iioe.ledger.charter.CharterEstablished;
import org.iioe.ledger.charter.CharterEvent;
import org.iioe.ledger.contributions.ContributionAmended;
import org.iioe.ledger.contributions.ContributionCancelled;
import org.iioe.ledger.contributions.ContributionPledged;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.ItemReplaced;
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
import org.iioe.ledger.membership.AgreementAmended;
import org.iioe.ledger.membership.AgreementCountersigned;
import org.iioe.ledger.membership.AgreementRenewed;
import org.iioe.ledger.membership.AgreementTerminated;
import org.iioe.ledger.membership.CooperationAgreementSigned;
import org.iioe.ledger.membership.LetterOfIntentSigned;
import org.iioe.ledger.membership.MemberAdmitted;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.OfficeEvent;
import org.iioe.ledger.presidency.PresidencyEvent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an event is about, and what it ties that to. A thing that stands in the event is a cause,
 * unless its field says that something comes to it.
 */
final class Links {
    /** Something is given to, done to or begun for what stands in these. */
    private static final Set<String> EFFECTS =
            Set.of(
                    "recipient",
                    "winner",
                    "candidate",
                    "holders",
                    "successors",
                    "successor",
                    "to",
                    "tookOver",
                    "act",
                    "restores");

    /** Who was there and how many voted for whom is in the entry, and makes nothing come about. */
    private static final Set<String> NOT_LINKED =
            Set.of(
                    "roll",
                    "present",
                    "recused",
                    "candidates",
                    "votedFor",
                    "proxies",
                    "order",
                    "votes",
                    "counts",
                    "result",
                    "handedOver",
                    "left",
                    "remaining",
                    "proxyFor",
                    "proxiesCounted",
                    "sourcesBefore",
                    "memberships");

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
            case AuditEvent e -> links.audit(e);
            default -> throw new IllegalStateException(event.getClass() + " is of no domain.");
        }
        links.tie(event);
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
            case ContributionPledged e -> lines();
            case ContributionAmended e -> lines();
            case ContributionCancelled e -> lines();
            case ItemReplaced e -> about.addAll(mentions.in("replacement", "item"));
            default -> {
                if (named("consignment", "delivery", "incident", "disposal", "count").isEmpty()) {
                    units();
                }
                first("incident", "delivery", "count", "disposal", "consignment", "line");
            }
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
    }

    private void meeting(MeetingsEvent event) {
        switch (event) {
            case VoteCast e -> {
                about.add("vote/%s/%s".formatted(e.resolution(), e.member()));
                edges.add(new Edge(about.getFirst(), "resolution/" + e.resolution(), "vote"));
            }
            case ResolutionEvent e -> first("resolution");
            case MeetingEvent e -> first("meeting");
        }
    }

    private void presidency(PresidencyEvent event) {
        switch (event) {
            case BallotCast e -> {
                about.add("ballot/%s/%s/%s".formatted(e.election(), e.round(), e.member()));
                edges.add(new Edge(about.getFirst(), "election/" + e.election(), "ballot"));
            }
            case ElectionEvent e -> {
                first("election");
                named("term")
                        .forEach(term -> edges.add(new Edge(about.getFirst(), term, "election")));
            }
            case OfficeEvent e -> first("incoming", "term");
        }
    }

    private void membership(MembershipEvent event) {
        switch (event) {
            case LetterOfIntentSigned e -> signature();
            case CooperationAgreementSigned e -> signature();
            case AgreementCountersigned e -> signature();
            case AgreementAmended e -> signature();
            case AgreementRenewed e -> signature();
            case AgreementTerminated e -> signature();
            case MemberAdmitted e -> about.add("membership/" + e.organisation());
            default -> {
                mentions.named("member")
                        .ifPresent(member ->
                                about.add("membership" + member.substring(member.indexOf('/'))));
                first("instrument", "organisation", "succession");
            }
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

    private void audit(AuditEvent event) {
        switch (event) {
            // It belongs to what its command made.
            case CommandRecorded e -> {}
            // It is about the log as a whole.
            case OriginContinued e -> {}
            // It belongs to what was claimed for.
            case ValueClaimed e -> {}
            case ValueReleased e -> {}
        }
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

    private void tie(LedgerEvent event) {
        boolean inKind = event instanceof ContributionsEvent;
        for (String own : about) {
            for (Mentions.Mention mention : mentions.all()) {
                String other = mention.key();
                // A draw names the gift of its receipt, to which the receipt is tied itself.
                boolean repeated =
                        mention.within().getSimpleName().equals("GiftDraw")
                                && mention.kind().equals("gift");
                if (other.equals(own)
                        || about.contains(other)
                        || repeated
                        || NOT_LINKED.contains(mention.field())) {
                    continue;
                }
                if (EFFECTS.contains(mention.field())
                        || (inKind && mention.field().equals("member"))
                        || (mention.field().equals("items") && mention.kind().equals("item"))) {
                    edges.add(new Edge(own, other, mention.field()));
                } else if (edges.stream()
                        .noneMatch(
                                edge -> edge.cause().equals(own) && edge.effect().equals(other))) {
                    edges.add(new Edge(other, own, mention.field()));
                }
            }
            version(event).ifPresent(charter -> edges.add(new Edge(charter, own, "charter")));
        }
    }

    /** The charter under which it was decided. */
    private static Optional<String> version(LedgerEvent event) {
        if (event instanceof CharterEvent) {
            return Optional.empty();
        }
        Record record = (Record) event;
        return Mentions.component(record, "charterVersion")
                .map(component -> component.of(record))
                .map(version -> "charter/" + version);
    }
}
