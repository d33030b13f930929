package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.google.protobuf.ByteString;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An Axon Server that asks for TLS and a token: what nodes are to it, and what one says that has
 * not both, or finds nobody.
 */
class AxonServerSecuredTest {
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Path certificate;
    private String[] secured;
    private AxonServerProcess server;
    private Database database;

    @BeforeEach
    void start() throws Exception {
        AxonServerProcess.require("TLS and tokens");
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        KeyPair pair = keys.generateKeyPair();
        certificate = pem("CERTIFICATE", certified(pair));
        secured =
                new String[] {
                    "axoniq.axonserver.ssl.enabled=true",
                    "axoniq.axonserver.ssl.cert-chain-file=" + certificate,
                    "axoniq.axonserver.ssl.private-key-file="
                            + pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                };
        server = new AxonServerProcess(TestFolder.named("axonserver-secured"), secured);
        database = secured(TestDatabases.migrated());
    }

    @AfterEach
    void stop() {
        http.close();
        if (server != null) {
            server.close();
        }
    }

    private static byte[] certified(KeyPair pair) throws Exception {
        GeneralName address = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
        return TestCertificate.selfSigned(
                        "Axon Server of a test",
                        pair,
                        "SHA256withRSA",
                        Extension.create(
                                Extension.subjectAlternativeName, false, new GeneralNames(address)))
                .getEncoded();
    }

    private Path pem(String what, byte[] bytes) throws IOException {
        return Files.writeString(
                folder.resolve(what.replace(' ', '-') + ".pem"),
                "-----BEGIN %s-----%n%s%n-----END %1$s-----%n"
                        .formatted(what, Base64.getMimeEncoder().encodeToString(bytes)));
    }

    private Database secured(Database on) {
        return on.with(
                Stream.concat(
                                TestAxonServer.settings("127.0.0.1:" + server.port()).stream(),
                                Stream.of(
                                        "axon.axonserver.ssl-enabled=true",
                                        "axon.axonserver.cert-file=" + certificate))
                        .toList());
    }

    private static void registers(TestLedger ledger, String id) {
        Answer answer = ledger.send("RegisterOrganisation", BackupTest.organisation(id));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private List<JsonNode> told(String path) {
        return StreamSupport.stream(MAPPER.readTree(server.asked(path)).spliterator(), false)
                .toList();
    }

    @Test
    void each_node_is_somebody_and_gets_its_share_of_the_commands() {
        try (TestLedger one = TestLedger.on(database, "axon.tags.region=east");
                TestLedger modest =
                        TestLedger.on(database, "axon.axonserver.command-load-factor=1")) {
            String east = one.bean(AxonServerConfiguration.class).getClientId();
            String little = modest.bean(AxonServerConfiguration.class).getClientId();
            assertThat(east).isNotEqualTo(little);
            List<JsonNode> clients = told("/v1/components/clients");
            assertThat(clients.stream().filter(each -> isOf(each, "name", east)))
                    .isNotEmpty()
                    .allSatisfy(each ->
                            assertThat(each.at("/tags/region").asString("")).isEqualTo("east"));
            assertThat(clients.stream().filter(each -> isOf(each, "name", little))).isNotEmpty();
            for (int i = 0; i < 30; i++) {
                registers(modest, "o-" + i);
            }
            // One part in a hundred, as hashes fall.
            assertThat(decided(east)).isGreaterThan(25);
            assertThat(decided(east) + decided(little)).isEqualTo(30);
        }
    }

    private static boolean isOf(JsonNode told, String name, String client) {
        return told.path(name).asString("").startsWith(client);
    }

    private long decided(String client) {
        return told("/v1/public/command-metrics").stream()
                .filter(each -> isOf(each, "clientId", client))
                .mapToLong(each -> each.path("count").asLong(0))
                .sum();
    }

    @Test
    void a_decision_that_was_overtaken_is_told_when_it_is_sealed() throws Exception {
        try (TestLedger ledger = TestLedger.on(database)) {
            ListAppender<ILoggingEvent> told = new ListAppender<>();
            told.start();
            Logger sealer = (Logger) LoggerFactory.getLogger("org.iioe.ledger.log.Sealer");
            sealer.addAppender(told);
            try {
                registers(ledger, "first");
                registers(ledger, "second");
                // Nobody can be slow at will: what a slow node would append is made of these.
                EventChannel events =
                        ledger.bean(AxonServerConnectionManager.class)
                                .getConnection()
                                .eventChannel();
                Event second = events.openAggregateStream("organisation/second").next();
                events.appendEvents(as(second, "second", "late")).get();
                ledger.awaitSealed();
                assertThat(words(told)).doesNotContain("BASIS_OVERTAKEN");
                Answer renamed =
                        ledger.send(
                                "RenameOrganisation",
                                """
                                {"organisation":"first","name":"Newer","from":"2021-01-01",
                                 "confirmedDistinct":true,"on":"2021-01-01",
                                 "source":{"ref":"test","certainty":"stated"}}\
                                """);
                assertThat(renamed.status()).as(renamed.response().body()).isEqualTo(201);
                events.appendEvents(as(second, "second", "later")).get();
                TestClock.await(
                        "the overtaken decision is told",
                        Duration.ofSeconds(20),
                        () -> words(told).contains("BASIS_OVERTAKEN"));
            } finally {
                sealer.detachAppender(told);
            }
        }
    }

    /** The registration of another organisation, which was decided on the first one's beginning. */
    private static Event as(Event registered, String organisation, String another) {
        String data =
                registered
                        .getPayload()
                        .getData()
                        .toString(StandardCharsets.UTF_8)
                        .replace("\"%s\"".formatted(organisation), "\"%s\"".formatted(another));
        return registered.toBuilder()
                .setMessageIdentifier(another)
                .setAggregateIdentifier("organisation/" + another)
                .setPayload(
                        registered.getPayload().toBuilder().setData(ByteString.copyFromUtf8(data)))
                .putMetaData("commandid", text(another))
                .putMetaData("basis", text("organisation/first@0"))
                .build();
    }

    private static MetaDataValue text(String value) {
        return MetaDataValue.newBuilder().setTextValue(value).build();
    }

    private static String words(ListAppender<ILoggingEvent> told) {
        return String.join(
                "\n",
                List.copyOf(told.list).stream().map(ILoggingEvent::getFormattedMessage).toList());
    }

    @Test
    void a_node_that_is_stopped_raises_no_alarm() {
        try (LedgerProcess node = LedgerProcess.on(database)) {
            node.awaitReady();
            node.terminate();
            node.awaitExit(A_WHILE);
            assertThat(node.output()).doesNotContain("ERROR");
        }
    }

    @Test
    void a_start_says_which_of_them_is_wrong() {
        try (LedgerProcess token = LedgerProcess.on(database, "axon.axonserver.token=guessed");
                LedgerProcess clear =
                        LedgerProcess.on(
                                secured(TestDatabases.migrated()),
                                "axon.axonserver.ssl-enabled=false");
                LedgerProcess strange =
                        LedgerProcess.on(
                                secured(TestDatabases.migrated())
                                        .with(
                                                TestAxonServer.settings(
                                                        "127.0.0.1:" + server.port())),
                                "axon.axonserver.ssl-enabled=true")) {
            refused(token, "does not take the token of axon.axonserver.token");
            assertThat(token.output()).doesNotContain("guessed");
            refused(clear, "it may ask for TLS, axon.axonserver.ssl-enabled=true");
            refused(strange, "its certificate is not one that axon.axonserver.cert-file trusts");
        }
        server.kill();
        try (LedgerProcess absent = LedgerProcess.on(database)) {
            refused(absent, "does not answer at the address 127.0.0.1:" + server.port());
        }
    }

    private static void refused(LedgerProcess node, String why) {
        assertThat(node.awaitExit(A_WHILE)).as(node.output()).isEqualTo(1);
        assertThat(node.output()).contains(why).doesNotContain("\tat ");
    }

    @Test
    void readiness_says_it_while_the_ledger_runs() {
        try (LedgerProcess node = LedgerProcess.on(database)) {
            URI address = node.awaitReady();
            try (TestLedger beside = TestLedger.on(database)) {
                registers(beside, "kept");
                beside.awaitSigned();
            }
            server.kill();
            down(address, "ABSENT");
            server.start(
                    Stream.concat(
                                    Stream.of(secured),
                                    Stream.of("axoniq.axonserver.accesscontrol.token=another"))
                            .toArray(String[]::new));
            down(address, "TOKEN");
            server.kill();
            server.start();
            down(address, "TLS");
            assertThat(asked(address, "/api/v1/organisations/kept").statusCode()).isEqualTo(200);
            server.kill();
            // Who has something to show waits for the server, also at the start.
            try (LedgerProcess waiting = LedgerProcess.on(database)) {
                URI other = waiting.awaitReady();
                down(other, "ABSENT");
                assertThat(asked(other, "/api/v1/organisations/kept").statusCode()).isEqualTo(200);
                server.start(secured);
                up(other);
                up(address);
                assertThat(waiting.output()).doesNotContain("\tat ");
            }
            assertThat(node.output()).doesNotContain("\tat ");
        }
    }

    private void down(URI node, String kind) {
        TestClock.await(
                () -> "it is %s: %s".formatted(kind, asked(node, "/actuator/health").body()),
                A_WHILE,
                () -> {
                    JsonNode health = MAPPER.readTree(asked(node, "/actuator/health").body());
                    return health.at("/components/axonServer/details/kind")
                            .asString("")
                            .equals(kind);
                });
        assertThat(asked(node, "/actuator/health/readiness").statusCode()).isEqualTo(503);
    }

    private void up(URI node) {
        TestClock.await(
                () -> "it is ready: " + asked(node, "/actuator/health").body(),
                A_WHILE,
                () -> asked(node, "/actuator/health/readiness").statusCode() == 200);
    }

    private HttpResponse<String> asked(URI node, String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(node.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
