package org.iioe.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.iioe.ledger.system.TestProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/** What is published is valid by the official schemas and code lists, and counts nothing twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedTest {
    private static final Path SHARED = Path.of("../../shared").toAbsolutePath().normalize();

    /** Which attribute of which element is a code of which list. */
    private static final List<String> CODES =
            List.of(
                    "iati-activities version Version",
                    "activity-status code ActivityStatus",
                    "activity-date type ActivityDateType",
                    "description type DescriptionType",
                    "reporting-org type OrganisationType",
                    "participating-org type OrganisationType",
                    "participating-org role OrganisationRole",
                    "provider-org type OrganisationType",
                    "receiver-org type OrganisationType",
                    "recipient-region vocabulary RegionVocabulary",
                    "recipient-region code Region",
                    "sector vocabulary SectorVocabulary",
                    "sector code Sector",
                    "tag vocabulary TagVocabulary",
                    "tag code UNSDG-Goals",
                    "default-flow-type code FlowType",
                    "budget type BudgetType",
                    "budget status BudgetStatus",
                    "transaction-type code TransactionType",
                    "value currency Currency");

    @TempDir private Path folder;

    private TestLedger ledger;
    private Story story;

    @BeforeAll
    void tell() {
        ledger = TestLedger.empty();
        story = new Story(ledger);
        FundStory funds = new FundStory(story);
        funds.tell("cny-fund", "holder", "CNY", "700.00", "300.00", "100.00", "1.21", "60.50");
        funds.tell("tnd-fund", "holder", "TND", "700.000", "300.000", "100.001", "1.211", "60.505");
        funds.tell("ugx-fund", null, "UGX", "700", "300", "100", "1", "60");
        story.tell(
                "SignGrantAgreement",
                """
                "fund":"cny-fund","allocation":"training","digest":"%s","on":"2020-04"\
                """
                        .formatted("a".repeat(64)));
        story.tell(
                "RecordPledge",
                """
                "fund":"cny-fund","gift":"some-day","donor":"beta",
                "amount":{"amount":"5.00","currency":"CNY"},"on":"2020/.."\
                """);
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private String published(String file) {
        Answer answer = ledger.get("/api/v1/exports/" + file + "?minPosition=" + story.position());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.response().body();
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
                .map(i -> (Element) found.item(i))
                .toList();
    }

    @Test
    void iati_is_valid() throws Exception {
        Path schema = SHARED.resolve("schemas/iati-2.03/iati-activities-schema.xsd");
        assumeTrue(Files.exists(schema), "../shared is missing: IATI is not checked by its schema");
        assumeTrue(
                TestProgram.answers("xmllint", "--version"),
                "xmllint is not installed: IATI is not checked by its schema");
        Path file = folder.resolve("iati.xml");
        Files.writeString(file, published("iati-activities.xml"));
        Process process =
                new ProcessBuilder(
                                "xmllint",
                                "--noout",
                                "--nonet",
                                "--schema",
                                schema.toString(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void every_code_is_in_its_list() throws Exception {
        Path lists = SHARED.resolve("codelists/iati");
        assumeTrue(Files.exists(lists), "../shared is missing: IATI's codes are not checked");
        Document published = parsed(published("iati-activities.xml"));
        int checked = 0;
        for (String code : CODES) {
            String[] parts = code.split(" ");
            Set<String> known = new HashSet<>();
            Document list = parsed(Files.readString(lists.resolve(parts[2] + ".xml")));
            elements(list, "code").forEach(element -> known.add(element.getTextContent().strip()));
            for (Element element : elements(published, parts[0])) {
                if (element.hasAttribute(parts[1])) {
                    assertThat(known).as(code).contains(element.getAttribute(parts[1]));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(CODES.size());
    }

    @Test
    void each_movement_is_published_once_and_no_mistake() throws Exception {
        Document published = parsed(published("iati-activities.xml"));
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Element transaction : elements(published, "transaction")) {
            Element value = (Element) transaction.getElementsByTagName("value").item(0);
            Element type = (Element) transaction.getElementsByTagName("transaction-type").item(0);
            sums.merge(
                    value.getAttribute("currency") + " " + type.getAttribute("code"),
                    new BigDecimal(value.getTextContent()),
                    BigDecimal::add);
        }
        // Two were paid and one of them reversed; what nobody is known to have given is no income.
        assertThat(sums)
                .isEqualTo(
                        Map.of(
                                "CNY 1", new BigDecimal("700.00"),
                                "CNY 2", new BigDecimal("300.00"),
                                "CNY 3", new BigDecimal("100.00"),
                                "CNY 4", new BigDecimal("1.21"),
                                "CNY 13", new BigDecimal("700.00"),
                                "TND 1", new BigDecimal("700.000"),
                                "TND 3", new BigDecimal("100.001"),
                                "TND 4", new BigDecimal("1.211"),
                                "TND 13", new BigDecimal("700.000")));
        assertThat(elements(published, "iati-identifier"))
                .extracting(Element::getTextContent)
                .containsExactly("XI-ROR-000000098-cny-fund", "XI-ROR-000000098-tnd-fund");
        String xml = published("iati-activities.xml");
        assertThat(xml)
                .contains("深圳 &amp; &lt;Holder")
                .contains("iso-date=\"2020-04-30\"")
                .contains("The day is not known")
                .contains(
                        "no day is known by which they happened: positions ["
                                + story.position()
                                + "]");
    }

    @Test
    void grants_are_valid_and_only_those_that_the_funds_award() throws IOException {
        String json = published("360giving.json");
        Path folder = SHARED.resolve("schemas/360giving-1.4");
        assumeTrue(Files.exists(folder), "../shared is missing: 360Giving is not checked");
        String grant = schema(folder.resolve("360-giving-schema.json"));
        String all = schema(folder.resolve("360-giving-package-schema.json"));
        String at = "https://raw.githubusercontent.com/ThreeSixtyGiving/standard/%s/schema/%s";
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemaRegistryConfig(
                                                SchemaRegistryConfig.builder()
                                                        .formatAssertionsEnabled(true)
                                                        .build())
                                        .schemas(
                                                Map.of(
                                                        at.formatted(
                                                                "1.4.2", "360-giving-schema.json"),
                                                        grant,
                                                        at.formatted(
                                                                "1.4.3", "360-giving-schema.json"),
                                                        grant,
                                                        at.formatted(
                                                                "1.4.3",
                                                                "360-giving-package-schema.json"),
                                                        all)));
        var schema =
                registry.getSchema(
                        SchemaLocation.of(at.formatted("1.4.3", "360-giving-package-schema.json")));
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"id\"", "\"x\""), InputFormat.JSON)).isNotEmpty();
        JsonNode grants = new tools.jackson.databind.json.JsonMapper().readTree(json).get("grants");
        assertThat(grants).hasSize(2);
        assertThat(grants.at("/0/amountAwarded").decimalValue()).isEqualByComparingTo("300.00");
        assertThat(grants.at("/0/awardDate").asString()).isEqualTo("2020-04-02");
        assertThat(grants.at("/0/recipientOrganization/0/name").asString())
                .isEqualTo("University of gamma");
    }

    private static String schema(Path file) throws IOException {
        // The schemas name their dialect by an address that it does not have.
        return Files.readString(file)
                .replace(
                        "http://json-schema.org/draft/2020-12/schema",
                        "https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void every_line_of_the_log_is_a_cloud_event() throws IOException {
        Path folder = SHARED.resolve("schemas/cloudevents-1.0");
        assumeTrue(Files.exists(folder), "../shared is missing: CloudEvents are not checked");
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow();
        }
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(Files.readString(file), InputFormat.JSON);
        List<String> lines = published("log.ndjson").lines().toList();
        assertThat(lines.size()).isGreaterThan(50);
        for (String line : lines) {
            assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
        }
        assertThat(schema.validate("{\"specversion\":\"1.0\"}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void nothing_is_published_while_nobody_is_known_to_hold_it() {
        for (String file : List.of("iati-activities.xml", "360giving.json")) {
            Answer answer = ledger.get("/api/v1/exports/" + file + "?asOf=0");
            assertThat(answer.status()).as(file).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("NO_PUBLISHER");
            assertThat(ledger.get("/api/v1/exports/" + file + "?effectiveOn=2020-01-01").status())
                    .as(file)
                    .isEqualTo(400);
        }
    }
}
