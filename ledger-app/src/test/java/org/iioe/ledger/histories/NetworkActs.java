package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.histories.OwnAccount.Vote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The network that a made-up history begins with: its members, donors and funds, and two assemblies
 * that adopt what the funds will need.
 */
final class NetworkActs {
    private static final int MEMBERS = 31;
    private static final int PRESENT = 20;

    /** So many of those present vote for whatever is asked. */
    private static final int IN_FAVOUR = 13;

    /** A member that leaves between the two assemblies, and one that joins. */
    private static final String LEAVES = "member-30";

    private static final String JOINS = "member-31";
    private static final int DONORS = 8;
    private static final int RESOLUTIONS = 12;

    /** The resolution that ratifies, and whatever a fund may have to have ratified. */
    static final String RATIFYING = "ratifying";

    private static final String TEXT = "a".repeat(64);

    private final Runner runner;

    NetworkActs(Runner runner) {
        this.runner = runner;
    }

    static List<String> members() {
        return named("member-", MEMBERS);
    }

    static List<String> donors() {
        return named("donor-", DONORS);
    }

    /** The resolutions under which money is allocated. */
    static List<String> resolutions() {
        return named("resolution-", RESOLUTIONS);
    }

    private static List<String> named(String prefix, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add(prefix + i);
        }
        return names;
    }

    void begin() {
        Batch batch = new Batch(runner);
        charter(batch);
        for (String member : members()) {
            organisation(batch, member, "higher-education-institution");
            if (!member.equals(JOINS)) {
                sign(batch, member, "2019-12-01");
            }
        }
        for (String donor : donors()) {
            organisation(batch, donor, "foundation");
        }
        fund(batch, "cny-1", "CNY", 2);
        fund(batch, "cny-2", "CNY", 2);
        fund(batch, "ugx-1", "UGX", 0);
        fund(batch, "ugx-2", "UGX", 0);
        fund(batch, "tnd-1", "TND", 3);
        for (String donor : donors()) {
            KindActs.pledge(batch, donor);
        }
        batch.send("secretary-1");
        int half = RESOLUTIONS / 2;
        List<String> members = members();
        assembly(
                "assembly-1",
                "2020-01-02",
                members.subList(0, PRESENT),
                resolutions().subList(0, half));
        joinAndLeave();
        List<String> others = new ArrayList<>(resolutions().subList(half, RESOLUTIONS));
        others.add(RATIFYING);
        assembly("assembly-2", "2020-01-06", members.subList(4, 4 + PRESENT), others);
        assertThat(runner.account().votes).hasSize(RESOLUTIONS + 1);
    }

    private static void charter(Batch batch) {
        batch.add(
                "EstablishCharter",
                """
                "basis":"assumption","rules":{"admission":{"letterOfIntent":true,
                "cooperationAgreement":false,"membershipClass":"full"},
                "votingClasses":[{"name":"full","vote":true}],
                "quorum":{"numerator":1,"denominator":2},
                "majority":{"fraction":{"numerator":1,"denominator":2},"base":"cast",
                "strict":true}},"on":"2019-11-01"\
                """);
        batch.add(
                "RegisterInstrument",
                """
                "instrument":"letter","kind":"letter-of-intent","title":"Letter","version":"1",
                "inForceRule":"on-signature","on":"2019-11-01"\
                """);
    }

    private static void sign(Batch batch, String member, String on) {
        batch.add(
                "SignLetterOfIntent",
                "\"organisation\":\"%s\",\"instrument\":\"letter\",\"on\":\"%s\""
                        .formatted(member, on),
                all -> all.members.add(member));
    }

    private static void organisation(Batch batch, String id, String kind) {
        batch.add(
                "RegisterOrganisation",
                """
                "organisation":"%1$s","nameAsGiven":"Organisation %1$s","kind":"%2$s",
                "identifiers":[],"confirmedDistinct":false,"on":"2019-11-20"\
                """
                        .formatted(id, kind));
    }

    private static void fund(Batch batch, String id, String currency, int decimals) {
        batch.add(
                "EstablishFund",
                "\"fund\":\"%s\",\"currency\":\"%s\",\"on\":\"2019-12-31\"".formatted(id, currency),
                all -> all.funds.put(id, new OwnFund(id, currency, decimals)));
    }

    private void joinAndLeave() {
        Batch batch = new Batch(runner);
        sign(batch, JOINS, "2020-01-03");
        batch.add("GiveNotice", "\"member\":\"%s\",\"on\":\"2020-01-03\"".formatted(LEAVES));
        batch.add(
                "WithdrawMember",
                "\"member\":\"%s\",\"on\":\"2020-01-04\"".formatted(LEAVES),
                all -> all.members.remove(LEAVES));
        batch.send("secretary-1");
    }

    /** A meeting that adopts resolutions. */
    private void assembly(String id, String day, List<String> present, List<String> resolutions) {
        String on = "\"on\":\"%s\"".formatted(day);
        Batch batch = new Batch(runner);
        batch.add(
                "ConveneMeeting",
                """
                "meeting":"%s","body":"Assembly","sittings":[{"on":"%s"}],
                "agenda":[{"item":"item-1","title":"Funds"}],"on":"2019-12-01"\
                """
                        .formatted(id, day));
        batch.add("OpenMeeting", "\"meeting\":\"%s\",%s".formatted(id, on));
        for (String member : present) {
            batch.add(
                    "RecordAttendance",
                    """
                    "meeting":"%s","organisation":"%s","capacity":"member","proxyFor":[],%s\
                    """
                            .formatted(id, member, on));
        }
        for (String resolution : resolutions) {
            adopt(batch, id, resolution, present, on);
        }
        batch.send("secretary-1");
    }

    private void adopt(Batch batch, String meeting, String id, List<String> present, String on) {
        batch.add(
                "SubmitDraftResolution",
                """
                "resolution":"%s","meeting":"%s","item":"item-1","title":"Use of the funds",
                "textDigest":"%s","mover":"member-1","effects":[%s],%s\
                """
                        .formatted(id, meeting, TEXT, effects(id), on));
        batch.add(
                "OpenVote",
                "\"resolution\":\"%s\",\"form\":\"roll-call\",\"textDigest\":\"%s\",%s"
                        .formatted(id, TEXT, on));
        Map<String, String> choices = new LinkedHashMap<>();
        for (int i = 0; i < present.size(); i++) {
            String choice =
                    i < IN_FAVOUR ? "for" : runner.one(List.of("for", "against", "abstain"));
            choices.put(present.get(i), choice);
            batch.add(
                    "CastVote",
                    "\"resolution\":\"%s\",\"member\":\"%s\",\"choice\":\"%s\",%s"
                            .formatted(id, present.get(i), choice, on));
        }
        batch.add(
                "CloseVote",
                "\"resolution\":\"%s\",%s".formatted(id, on),
                all -> all.votes.put(id, new Vote(id, meeting, choices, List.copyOf(all.members))));
    }

    /** What a resolution ratifies: whatever may be paid beyond an allocation. */
    private String effects(String resolution) {
        List<String> effects = new ArrayList<>();
        if (resolution.equals(RATIFYING)) {
            for (String fund : runner.account().funds.keySet()) {
                for (String payment : named(PaymentActs.BEYOND, PaymentActs.MOST_BEYOND)) {
                    effects.add("\"fund/%s/%s\"".formatted(fund, payment));
                }
            }
        }
        return String.join(",", effects);
    }
}
