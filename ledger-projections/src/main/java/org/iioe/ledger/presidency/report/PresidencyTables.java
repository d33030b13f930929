package org.iioe.ledger.presidency.report;

import static org.iioe.ledger.report.NestedViews.each;

import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.TableDeclaration;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.List;

/** Elections with their ballots, and who held which office. */
@Component
final class PresidencyTables implements Tables {
    private final Views views;

    PresidencyTables(Views views) {
        this.views = views;
    }

    @Override
    public List<String> projections() {
        return List.of("presidency");
    }

    @Override
    public List<Table> asOf(long position) {
        JsonField.Source elections = to -> views.read("election", "", position, to::accept);
        JsonField.Source terms = to -> views.read("term", "", position, to::accept);
        return List.of(
                elections(elections),
                TableDeclaration.of("candidates", "Candidates", each(elections, "candidates"))
                        .text("election", "^/id")
                        .refers("elections", "id")
                        .text("candidate")
                        .text("nominator")
                        .text("status")
                        .text("rule")
                        .orNone()
                        .text("reason")
                        .orNone()
                        .table(),
                ballots(elections),
                ofBallot("ballot-rolls", "Who could vote in a ballot", elections, "roll")
                        .text("member", "value")
                        .key()
                        .table(),
                ofBallot("ballot-votes", "Votes in ballots by name", elections, "votes")
                        .text("member")
                        .key()
                        .text("candidate")
                        .orNone()
                        .flag("abstains")
                        .text("on")
                        .source("source")
                        .table(),
                ofBallot("ballot-counts", "Votes counted", elections, "outcome/count/votes")
                        .text("candidate")
                        .key()
                        .number("votes")
                        .table(),
                TableDeclaration.of(
                                "reported-votes",
                                "Votes that a source reports: nothing here was counted",
                                each(elections, "report/votes"))
                        .text("election", "^/id")
                        .key()
                        .refers("elections", "id")
                        .text("candidate")
                        .key()
                        .number("votes")
                        .table(),
                terms(terms),
                TableDeclaration.of("vacancies", "Vacancies", each(terms, "vacancies"))
                        .text("term", "^/id")
                        .refers("terms", "id")
                        .text("left")
                        .text("cause")
                        .text("reason")
                        .text("on")
                        .source("source")
                        .table(),
                TableDeclaration.of("handovers", "Handovers", each(terms, "handovers"))
                        .text("term", "^/id")
                        .refers("terms", "id")
                        .text("outgoing")
                        .text("incoming")
                        .text("handedOver")
                        .text("tookOver")
                        .text("meeting")
                        .text("on")
                        .source("source")
                        .table());
    }

    private static TableDeclaration ofBallot(
            String name, String title, JsonField.Source elections, String list) {
        return TableDeclaration.of(name, title, each(elections, "ballots", list))
                .text("election", "^/^/id")
                .key()
                .number("round", "^/round")
                .key()
                .refersBy("ballots", "election", "round");
    }

    private static Table elections(JsonField.Source elections) {
        return TableDeclaration.of("elections", "Elections: computed or reported", elections)
                .text("id")
                .key()
                .text("office")
                .text("term")
                .text("status")
                .text("result")
                .orNone()
                .text("winner")
                .orNone()
                .text("kind")
                .text("from")
                .text("to")
                .number("charterVersion")
                .text("calledOn")
                .text("meeting")
                .text("presider", "acclamation/presider")
                .orNone()
                .text("reportedMethod", "report/method")
                .orNone()
                .text("annulledBy", "annulment/authority")
                .orNone()
                .exceptions("exceptions")
                .source("source")
                .number("position")
                .table();
    }

    private static Table ballots(JsonField.Source elections) {
        return TableDeclaration.of("ballots", "Ballots of elections", each(elections, "ballots"))
                .text("election", "^/id")
                .key()
                .refers("elections", "id")
                .number("round")
                .key()
                .text("form")
                .text("on")
                .text("meeting")
                .text("candidates")
                .text("present")
                .number("charterVersion")
                .text("majority", "rules/majority")
                .text("quorum", "rules/quorum")
                .text("outcome", "outcome/kind")
                .orNone()
                .text("winner", "outcome/winner")
                .orNone()
                .number("abstentions", "outcome/count/abstentions")
                .orNone()
                .number("invalid", "outcome/count/invalid")
                .orNone()
                .number("entitled", "outcome/count/entitled")
                .orNone()
                .text("lotWinner", "lot/winner")
                .orNone()
                .text("lotKey", "lot/key")
                .orNone()
                .source("source")
                .table();
    }

    private static Table terms(JsonField.Source terms) {
        return TableDeclaration.of("terms", "Terms of offices", terms)
                .text("id")
                .key()
                .text("office")
                .text("term")
                .text("holders")
                .text("from")
                .text("to")
                .number("year")
                .orNone()
                .flag("acting")
                .text("authority")
                .orNone()
                .text("election")
                .orNone()
                .refers("elections", "id")
                .text("result")
                .orNone()
                .text("ended")
                .orNone()
                .text("endedBy")
                .orNone()
                .text("endReason")
                .orNone()
                .day("lastDay")
                .orNone()
                .exceptions("exceptions")
                .source("source")
                .number("position")
                .table();
    }
}
