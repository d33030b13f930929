package org.iioe.ledger.export;

import org.iioe.ledger.system.Story;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** The same story of any fund: given, charged, allocated by a vote, paid, reversed, spent. */
final class FundStory {
    private static final String PARTY = "Bank; of \\\"A\\\", see: 1\\nEquity:Forged  CNY 1.00";

    /** Day, command, and its members without the fund; {a name} is an amount. */
    private static final String ACTS =
            """
            2020-05-01 RecordPledge "gift":"gift","donor":"alpha","amount":{received}
            2020-03-01 RecordReceipt "receipt":"r-1","gift":"gift","donor":"alpha","amount":{received}
            2020-02-01 RecordReceipt "receipt":"r-2","amount":{paid}
            2020-04-01 RecordCharge "entry":"fee","kind":"bank","amount":{fee},"draws":[{"receipt":"r-1","amount":{fee}}]
            2020-04-02 ProposeAllocation "allocation":"training","recipient":"gamma","purpose":"training","lines":[{"line":"travel","amount":{allocated}}],"sources":[{"gift":"gift","amount":{allocated}}],"mode":"advance"
            2020-04-02 ApproveAllocation "allocation":"training","authority":"resolution-1"
            2020-04-03 Disburse "disbursement":"one","allocation":"training","amount":{paid},"draws":[{"receipt":"r-1","amount":{paid}}],"payee":"Gamma"
            2020-04-03 Disburse "disbursement":"two","allocation":"training","amount":{paid},"draws":[{"receipt":"r-1","amount":{paid}}],"payee":"Gamma"
            2020-04-05 ReverseDisbursement "disbursement":"two","reason":"Entered twice."
            2020-04-06 RecordMisdirectedPayment "disbursement":"one","amount":{fee},"party":"{party}","reason":"A slip."
            2020-04-07 ReportExpenditure "report":"spring","allocation":"training","lines":[{"line":"travel","amount":{spent}}],"period":{"from":"2020-04-01","to":"2020-06-30"},"evidence":[]
            2020-04-08 AcceptExpenditure "report":"spring","lines":[{"line":"travel","amount":{spent}}]
            """;

    private final Story story;

    /** A network with a resolution that allows what the funds will allocate. */
    FundStory(Story story) {
        this.story = story;
        story.network(
                """
                "admission":{"letterOfIntent":true,"cooperationAgreement":false,
                "membershipClass":"full"},"votingClasses":[{"name":"full","vote":true}],
                "quorum":{"numerator":1,"denominator":2},
                "majority":{"fraction":{"numerator":1,"denominator":2},"base":"cast",
                "strict":true}\
                """,
                "alpha",
                "beta",
                "gamma");
        story.tell(
                "RegisterOrganisation",
                """
                "organisation":"holder","nameAsGiven":"深圳 & <Holder>","kind":"foundation",
                "identifiers":[{"scheme":"XI-ROR","value":"000000098"}],
                "confirmedDistinct":false,"on":"2019-12-01"\
                """);
        resolution();
    }

    private void resolution() {
        String on = "\"on\":\"2020-03-11\"";
        story.tell(
                "ConveneMeeting",
                """
                "meeting":"assembly","body":"Assembly","sittings":[{"on":"2020-03-11"}],
                "agenda":[{"item":"item-1","title":"Payments"}],"on":"2020-02-01"\
                """);
        story.tell("OpenMeeting", "\"meeting\":\"assembly\"," + on);
        for (String member : List.of("alpha", "beta")) {
            story.tell(
                    "RecordAttendance",
                    """
                    "meeting":"assembly","organisation":"%s","capacity":"member",
                    "proxyFor":[],%s\
                    """
                            .formatted(member, on));
        }
        String text = "a".repeat(64);
        story.tell(
                "SubmitDraftResolution",
                """
                "resolution":"resolution-1","meeting":"assembly","item":"item-1","title":"Training",
                "textDigest":"%s","mover":"beta","effects":["fund/cny-fund/training",
                "fund/ugx-fund/training","fund/tnd-fund/training"],%s\
                """
                        .formatted(text, on));
        story.tell(
                "OpenVote",
                "\"resolution\":\"resolution-1\",\"form\":\"roll-call\",\"textDigest\":\"%s\",%s"
                        .formatted(text, on));
        for (String member : List.of("alpha", "beta")) {
            story.tell(
                    "CastVote",
                    "\"resolution\":\"resolution-1\",\"member\":\"%s\",\"choice\":\"for\",%s"
                            .formatted(member, on));
        }
        story.tell("CloseVote", "\"resolution\":\"resolution-1\"," + on);
    }

    /**
     * Tells of a fund.
     *
     * @param holder who holds it, or null where that is unknown
     */
    void tell(
            String fund,
            @Nullable String holder,
            String currency,
            String received,
            String allocated,
            String paid,
            String fee,
            String spent) {
        story.tell(
                "EstablishFund",
                "\"fund\":\"%s\",\"currency\":\"%s\",\"legalHolder\":%s,\"on\":\"2020-01-01\""
                        .formatted(fund, currency, holder == null ? "null" : '"' + holder + '"'));
        Map<String, String> of =
                Map.of(
                        "received", received,
                        "allocated", allocated,
                        "paid", paid,
                        "fee", fee,
                        "spent", spent);
        // Business dates that are not in the order of their recording.
        for (String act : ACTS.lines().toList()) {
            String[] parts = act.split(" ", 3);
            String members = parts[2].replace("{party}", PARTY);
            for (Map.Entry<String, String> each : of.entrySet()) {
                members =
                        members.replace(
                                "{" + each.getKey() + "}",
                                "{\"amount\":\"%s\",\"currency\":\"%s\"}"
                                        .formatted(each.getValue(), currency));
            }
            story.tellAs(
                    parts[1].startsWith("Approve") ? "approver-1" : "secretary-1",
                    parts[1],
                    "\"fund\":\"%s\",%s,\"on\":\"%s\"".formatted(fund, members, parts[0]));
        }
    }
}
