package org.iioe.ledger.histories;

import org.iioe.ledger.system.Story;

/** What the generated histories lack: an office and its holders, items by name, names, mergers. */
final class ActsNotGenerated {
    private static final String OFFICE = "\"office\":\"rotating-presidency\"";

    private final Story story;

    ActsNotGenerated(Story story) {
        this.story = story;
    }

    void tell() {
        organisations();
        office();
        items();
    }

    private void organisations() {
        story.tell(
                "RenameOrganisation",
                """
                "organisation":"member-1","name":"Institute One","from":"2020-03-01",
                "confirmedDistinct":false,"on":"2020-03-01"\
                """);
        correct("member-1", "Organisation member-1", "Organisation Member One");
        correct("member-2", "Organisation member-2", "Organisation Member Two");
        correct("member-2", "Organisation Member Two", "Organisation No 2");
        story.tell(
                "RegisterOrganisation",
                """
                "organisation":"merged","nameAsGiven":"Merged University",
                "kind":"higher-education-institution","identifiers":[],
                "confirmedDistinct":false,"on":"2020-03-02"\
                """);
        story.tell(
                "RecordSuccession",
                """
                "succession":"merger-1","kind":"merger","from":["member-28","member-29"],
                "to":["merged"],"memberships":[{"from":"member-28","to":"merged"}],
                "on":"2020-03-03"\
                """);
    }

    private void correct(String organisation, String was, String is) {
        story.tell(
                "CorrectOrganisation",
                """
                "organisation":"%s","field":"name","was":"%s","is":"%s",
                "confirmedDistinct":false,"reason":"A misprint.","on":"2020-03-02"\
                """
                        .formatted(organisation, was, is));
    }

    private void office() {
        result("2020", "member-3");
        start("2020", "\"election\":\"election-2020\"");
        story.tell(
                "DeclareVacancy",
                """
                %s,"term":"2020","cause":"resignation","reason":"It resigned.",
                "on":"2020-06-01"\
                """
                        .formatted(OFFICE));
        story.tell(
                "AppointActing",
                """
                %s,"term":"2020","holder":"member-4","until":"2020-07-31","on":"2020-06-01"\
                """
                        .formatted(OFFICE));
        story.tell(
                "EndTerm",
                """
                %s,"term":"2020","reason":"The office is filled.","on":"2020-07-15"\
                """
                        .formatted(OFFICE));
        result("2021", "member-5");
        start("2021", "\"election\":\"election-2021\"");
        story.tell(
                "HandOver",
                """
                %s,"outgoing":"2020","incoming":"2021","on":"2021-01-01"\
                """
                        .formatted(OFFICE));
        start("2022", "\"holders\":[\"member-6\"]");
        story.tell(
                "DeclareVacancy",
                """
                %s,"term":"2022","cause":"incapacity","on":"2022-01-01"\
                """
                        .formatted(OFFICE));
        start("2022", "\"holders\":[\"member-7\",\"member-8\"]");
        story.tell(
                "DeclareVacancy",
                """
                %s,"term":"2022","holder":"member-8","cause":"resignation","on":"2022-05-01"\
                """
                        .formatted(OFFICE));
        story.tell(
                "HandOver",
                """
                %s,"outgoing":"2021","incoming":"2022","on":"2022-05-02"\
                """
                        .formatted(OFFICE));
    }

    private void result(String term, String winner) {
        story.tell(
                "RecordElectionResult",
                """
                "election":"election-%2$s",%1$s,"term":"%2$s","from":"%2$s-01-01",
                "to":"%2$s-12-31","winner":"%3$s","method":"acclamation","on":"2019-12-09"\
                """
                        .formatted(OFFICE, term, winner));
    }

    private void start(String term, String by) {
        story.tell(
                "StartTerm",
                """
                %1$s,"term":"%2$s","from":"%2$s-01-01","to":"%2$s-12-31",%3$s,"on":"%2$s-01-01"\
                """
                        .formatted(OFFICE, term, by));
    }

    private void items() {
        story.tell(
                "PledgeContribution",
                """
                "contribution":"laptops","donor":"donor-1","lines":[
                {"line":"given","kind":"goods","description":"Laptops","unit":"piece",
                "quantity":10,"tenure":"title"},
                {"line":"lent","kind":"goods","description":"Servers","unit":"piece",
                "quantity":3,"tenure":"loan"}],"on":"2020-03-01"\
                """);
        deliver("given", "d-1", 1, 6);
        in(
                "ValueLine",
                """
                "line":"given","amount":{"amount":"4000.00","currency":"CNY"},"per":"unit",
                "basis":"Invoice","valuer":"donor-1"\
                """);
        deliver("lent", "d-2", 11, 3);
        in(
                "AllocateItems",
                """
                "member":"member-1","units":[{"line":"given","quantity":3,"items":[
                "item-1","item-2","item-3"]}],"tenure":"title","authority":"resolution-1"\
                """);
        in(
                "DispatchItems",
                """
                "member":"member-1","consignment":"c-1","units":[{"line":"given",
                "quantity":3,"items":["item-1","item-2","item-3"]}]\
                """);
        in(
                "AcceptItems",
                """
                "consignment":"c-1","units":[{"line":"given","quantity":2,
                "items":["item-1","item-2"]}],"condition":"new","custodyReceipt":"Receipt 1"\
                """);
        in(
                "RefuseItems",
                """
                "consignment":"c-1","units":[{"line":"given","quantity":1,"items":["item-3"]}],
                "condition":"damaged","reason":"Broken."\
                """);
        in(
                "ReturnItems",
                """
                "member":"member-1","units":[{"line":"given","quantity":1,"items":["item-2"]}],
                "condition":"worn","reason":"Not needed."\
                """);
        in(
                "RecordIncident",
                """
                "incident":"theft","kind":"theft","units":[{"line":"given","quantity":1,
                "items":["item-4"]}],"report":"Police report 1"\
                """);
        in("TransferTitle", "\"line\":\"lent\",\"reason\":\"The loan became a gift.\"");
        in(
                "AmendContribution",
                """
                "lines":[{"line":"given","kind":"goods","description":"Laptops, 14 inches",
                "unit":"piece","quantity":12,"tenure":"title"}],"reason":"By letter."\
                """);
        deliver("given", "d-3", 7, 2);
    }

    private void deliver(String line, String delivery, int first, int count) {
        StringBuilder items = new StringBuilder();
        for (int i = first; i < first + count; i++) {
            items.append(items.isEmpty() ? "" : ",")
                    .append(
                            """
                            {"item":"item-%1$d","maker":"Maker","model":"A","serial":"SN-%1$d"}\
                            """
                                    .formatted(i));
        }
        in(
                "RecordDelivery",
                """
                "line":"%s","delivery":"%s","quantity":%d,"condition":"new","items":[%s],
                "place":"Store room"\
                """
                        .formatted(line, delivery, count, items));
    }

    private void in(String command, String members) {
        story.tell(
                command,
                "\"contribution\":\"laptops\",%s,\"on\":\"2020-04-01\"".formatted(members));
    }
}
