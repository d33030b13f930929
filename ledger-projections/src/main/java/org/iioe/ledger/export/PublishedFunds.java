package org.iioe.ledger.export;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.FiscalYearStart;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.projection.FundView;
import org.iioe.ledger.log.SealedEvents;
import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.membership.projection.OrganisationView;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The funds as registers of aid want them: under the name of the organisation that holds each, and
 * without what was entered by mistake and reversed. A fund whose holder is unknown, or has no
 * identifier in a register, is not published.
 */
@Component
final class PublishedFunds {
    private final SealedEvents events;
    private final SealedLog sealed;
    private final Views views;

    PublishedFunds(SealedEvents events, SealedLog sealed, Views views) {
        this.events = events;
        this.sealed = sealed;
        this.views = views;
    }

    /** The organisations by id. */
    Map<OrganisationId, Organisation> organisations(Moment moment) {
        Map<OrganisationId, Organisation> byId = new HashMap<>();
        views.all(OrganisationView.TABLE, moment.position())
                .read(view -> byId.put(view.id(), Organisation.of(view)));
        return byId;
    }

    /**
     * The funds that may be published.
     *
     * @throws Problem 409 when there is none
     * @throws InvalidParameter when it is asked for another day
     */
    List<PublishedFund> asOf(Moment moment, Map<OrganisationId, Organisation> organisations) {
        if (moment.effectiveOn() != null) {
            throw new InvalidParameter(
                    "effectiveOn",
                    "What is published is all that is recorded: it takes asOf alone.");
        }
        List<PublishedFund> funds = new ArrayList<>();
        List<String> notPublished = new ArrayList<>();
        views.all(FundView.TABLE, moment.position())
                .read(view -> {
                    OrganisationId holder = view.legalHolder();
                    Organisation known = holder == null ? null : organisations.get(holder);
                    if (known == null || known.identifier() == null) {
                        notPublished.add(view.id().value());
                    } else {
                        funds.add(fund(view, known, moment));
                    }
                });
        if (funds.isEmpty()) {
            throw nobodyPublishes(notPublished);
        }
        return funds;
    }

    private PublishedFund fund(FundView view, Organisation holder, Moment moment) {
        FiscalYearStart begins = view.fiscalYear();
        MonthDay yearStart = MonthDay.parse("--" + (begins == null ? "01-01" : begins.monthDay()));
        LocalDate recorded =
                LocalDate.ofInstant(sealed.recordedAt(moment.position()), ZoneOffset.UTC);
        PublishedFund fund = new PublishedFund(view.id(), holder, yearStart, recorded.plusDays(1));
        events(fund, moment, (position, event) -> fund.add(event));
        return fund;
    }

    /** Gives all events about a fund with their positions, in order. */
    void events(PublishedFund fund, Moment moment, BiConsumer<Long, FundingEvent> to) {
        events.read(
                moment.position(),
                "fund/" + fund.id(),
                each -> {
                    if (each.event() instanceof FundingEvent event) {
                        to.accept(each.position(), event);
                    }
                });
    }

    private static Problem nobodyPublishes(List<String> funds) {
        return new Problem(
                ProblemCode.NO_PUBLISHER,
                funds.isEmpty()
                        ? "There is no fund to publish."
                        : "Nobody is known to hold %s under an identifier of a register: a fund is published by its legal holder."
                                .formatted(String.join(", ", funds)));
    }
}
