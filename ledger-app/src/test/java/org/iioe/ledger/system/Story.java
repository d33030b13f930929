package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestLedger.Answer;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.util.UUID;

/** Tells a ledger one thing after the other, and reads only what has all of it. */
public final class Story {
    private static final String SOURCE =
            "\"source\":{\"ref\":\"Minutes\",\"certainty\":\"stated\"}";

    private final TestLedger ledger;
    private long position = -1;

    public Story(TestLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Records something, and waits until it is sealed.
     *
     * @param members the command's members as JSON, without braces and source
     */
    public void tell(String command, String members) {
        tellAs("secretary-1", command, members);
    }

    /** The same, by somebody. */
    public void tellAs(String user, String command, String members) {
        Answer answer =
                ledger.exchange(
                        HttpRequest.newBuilder(ledger.address("/api/v1/commands/" + command))
                                .header("Content-Type", "application/json")
                                .header("Ledger-User", user)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Prefer", "wait=10")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{%s,%s}".formatted(members, SOURCE))));
        assertThat(answer.status()).as("%s: %s", command, answer.response().body()).isEqualTo(201);
        position = answer.response().headers().firstValueAsLong("Ledger-Position").orElseThrow();
    }

    /** A network of members by letter of intent since 1 December 2019, with a charter. */
    public void network(String rules, String... members) {
        tell(
                "EstablishCharter",
                "\"rules\":{%s},\"basis\":\"adopted\",\"on\":\"2019-11-01\"".formatted(rules));
        tell(
                "RegisterInstrument",
                """
                "instrument":"letter","kind":"letter-of-intent","title":"Letter","version":"1",
                "inForceRule":"on-signature","on":"2019-11-01"\
                """);
        for (String member : members) {
            tell(
                    "RegisterOrganisation",
                    """
                    "organisation":"%1$s","nameAsGiven":"University of %1$s",
                    "kind":"higher-education-institution","identifiers":[],
                    "confirmedDistinct":false,"on":"2019-12-01"\
                    """
                            .formatted(member));
            tell(
                    "SignLetterOfIntent",
                    """
                    "organisation":"%1$s","instrument":"letter",
                    "signatory":{"person":"signatory-of-%1$s","name":"A Signatory's Name"},
                    "on":"2019-12-01"\
                    """
                            .formatted(member));
        }
    }

    /** The position of what was told last. */
    public long position() {
        return position;
    }

    /** Something as of what was told last, or later. */
    public JsonNode read(String path) {
        Answer answer = ask(path);
        assertThat(answer.status()).as("%s: %s", path, answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    /** The same, whatever the answer is. */
    public Answer ask(String path) {
        return ledger.get(path + (path.contains("?") ? "&" : "?") + "minPosition=" + position);
    }

    /** Reads a list in pages of one, and finds it the same as in one page. */
    public void pagesOfOne(String path) {
        JsonNode whole = read(path).get("items");
        assertThat(whole.size()).isGreaterThan(1);
        String cursor = "";
        for (JsonNode item : whole) {
            JsonNode page = read(path + "?limit=1" + cursor);
            assertThat(page.get("items").size()).isEqualTo(1);
            assertThat(page.get("items").get(0)).isEqualTo(item);
            cursor = "&cursor=" + page.get("next").asString("");
        }
        assertThat(cursor).isEqualTo("&cursor=");
        for (String wrong : new String[] {"limit=0", "limit=1001", "limit=x", "cursor=x"}) {
            Answer answer = ask(path + "?" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
        }
    }

    /** Asks for something that is not there, and is told so. */
    public void isUnknown(String path) {
        Answer answer = ask(path);
        assertThat(answer.status()).as(path).isEqualTo(404);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
    }
}
