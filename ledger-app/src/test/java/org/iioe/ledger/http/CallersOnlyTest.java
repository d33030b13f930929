package org.iioe.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every address that changes something, also one that comes later, asks who changes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallersOnlyTest {
    private static final Set<RequestMethod> READING =
            EnumSet.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

    private TestLedger ledger;
    private List<Change> changes;

    private record Change(String method, String path) {}

    @BeforeAll
    void start() {
        ledger = TestLedger.empty();
        changes = new ArrayList<>();
        for (RequestMappingInfo mapping :
                ledger.context()
                        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .keySet()) {
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            for (String pattern : mapping.getPatternValues()) {
                if (methods.isEmpty()) {
                    assertThat(pattern).as("takes any method").isEqualTo("/error");
                } else {
                    methods.stream()
                            .filter(method -> !READING.contains(method))
                            .forEach(method -> {
                                assertThat(pattern).startsWith("/api/");
                                String query =
                                        mapping.getParamsCondition()
                                                        .toString()
                                                        .contains("atomic=false")
                                                ? "?atomic=false"
                                                : "";
                                changes.add(
                                        new Change(
                                                method.name(),
                                                pattern.replaceAll("\\{[^}]*\\}", "x") + query));
                            });
                }
            }
        }
        assertThat(changes).hasSizeGreaterThanOrEqualTo(6);
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private Answer send(Change change, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(ledger.address(change.path()))
                        .method(change.method(), HttpRequest.BodyPublishers.ofString("{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return ledger.exchange(request);
    }

    @Test
    void refuses_whoever_does_not_say_who_it_is() {
        for (Change change : changes) {
            Answer answer = send(change, "Content-Type", "application/json");
            assertThat(answer.status()).as("%s", change).isEqualTo(400);
            assertThat(answer.code()).as("%s", change).isEqualTo("MISSING_HEADER");
            assertThat(answer.json().get("field").asString()).isEqualTo("Ledger-User");
        }
    }

    @Test
    void refuses_what_a_browser_says_is_another_sites() {
        for (Change change : changes) {
            for (String[] header :
                    new String[][] {
                        {"Sec-Fetch-Site", "cross-site"},
                        {"Sec-Fetch-Site", "same-site"},
                        {"Origin", "https://elsewhere.example"},
                        {"Origin", "http://127.0.0.1:1"},
                        {"Origin", "null"}
                    }) {
                Answer answer =
                        send(
                                change,
                                "Ledger-User",
                                "secretary-1",
                                "Content-Type",
                                "application/json",
                                header[0],
                                header[1]);
                assertThat(answer.status()).as("%s %s", change, header[1]).isEqualTo(403);
                assertThat(answer.code()).isEqualTo("ANOTHER_SITE");
            }
        }
    }

    @Test
    void refuses_what_a_form_sends() {
        for (Change change : changes) {
            for (String type :
                    List.of(
                            "text/plain",
                            "text/plain;charset=UTF-8",
                            "application/x-www-form-urlencoded",
                            "multipart/form-data; boundary=x")) {
                Answer answer = send(change, "Ledger-User", "secretary-1", "Content-Type", type);
                assertThat(answer.status()).as("%s %s", change, type).isEqualTo(415);
            }
        }
    }

    @Test
    void takes_what_a_page_of_its_own_sends() {
        String origin = ledger.address("/").toString().replaceAll("/$", "");
        for (Change change : changes) {
            for (String site : List.of("same-origin", "none")) {
                Answer answer =
                        send(
                                change,
                                "Ledger-User",
                                "secretary-1",
                                "Content-Type",
                                "application/json",
                                "Sec-Fetch-Site",
                                site,
                                "Origin",
                                origin);
                assertThat(answer.status()).as("%s", change).isNotEqualTo(403);
                assertThat(answer.json().path("field").asString("")).isNotEqualTo("Ledger-User");
            }
        }
    }
}
