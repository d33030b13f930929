package org.iioe.ledger.audit.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.charter.CharterEvent;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.funding.GiftDraw;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the ids that stand in an event tie it to. A thing that stands in it is a cause of what it is
 * about, unless its field says that something comes to it.
 */
final class EdgesOfMentions {
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

    private EdgesOfMentions() {}

    /**
     * The edges of an event's mentions.
     *
     * @param about the things that it is about
     * @param known edges that it has already: none of them is made the other way round
     */
    static Set<Links.Edge> of(
            LedgerEvent event, Mentions mentions, List<String> about, Set<Links.Edge> known) {
        Set<Links.Edge> edges = new LinkedHashSet<>();
        for (String own : about) {
            for (Mentions.Mention mention : mentions.all()) {
                String other = mention.key();
                if (about.contains(other) || !isLinked(mention)) {
                    continue;
                }
                if (isEffect(event, mention)) {
                    edges.add(new Links.Edge(own, other, mention.field()));
                } else if (!joins(known, own, other) && !joins(edges, own, other)) {
                    edges.add(new Links.Edge(other, own, mention.field()));
                }
            }
            version(event).ifPresent(charter -> edges.add(new Links.Edge(charter, own, "charter")));
        }
        return edges;
    }

    /** A draw names the gift of its receipt, to which the receipt is tied itself. */
    private static boolean isLinked(Mentions.Mention mention) {
        boolean repeated = mention.within().equals(GiftDraw.class) && mention.kind().equals("gift");
        return !repeated && !NOT_LINKED.contains(mention.field());
    }

    private static boolean isEffect(LedgerEvent event, Mentions.Mention mention) {
        return EFFECTS.contains(mention.field())
                || (event instanceof ContributionsEvent && mention.field().equals("member"))
                || (mention.field().equals("items") && mention.kind().equals("item"));
    }

    private static boolean joins(Collection<Links.Edge> edges, String cause, String effect) {
        return edges.stream()
                .anyMatch(edge -> edge.cause().equals(cause) && edge.effect().equals(effect));
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
