package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.iioe.ledger.settings.LedgerProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings: what is told of a wrong one, and the table in which operators read of them. */
class SettingsTest {
    private static final boolean WRITE = "write".equals(System.getProperty("settings"));
    private static final Path TABLE = Path.of("..", "ops", "README.md");
    private static final String HEAD = "| setting | meaning | default |\n|---|---|---|\n";
    private static final Path SOURCE =
            Path.of("../ledger-api/src/main/java/org/iioe/ledger/settings/LedgerProperties.java");

    @EnableConfigurationProperties(LedgerProperties.class)
    static final class SettingsAlone {}

    private static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(SettingsAlone.class)
                .web(WebApplicationType.NONE)
                .run(Stream.of(settings).map(each -> "--" + each).toArray(String[]::new));
    }

    @Test
    void nothing_has_to_be_set() {
        try (ConfigurableApplicationContext context = start("ledger.data-dir=elsewhere")) {
            LedgerProperties settings = context.getBean(LedgerProperties.class);
            assertThat(settings.signingKeys())
                    .containsExactly(Path.of("elsewhere/signing-key.pem"));
            assertThat(settings.checkpointDir()).isEqualTo(Path.of("elsewhere/checkpoints"));
            assertThat(settings.witnesses()).isEmpty();
            assertThat(settings.readPatience()).isEqualTo(Duration.ofSeconds(3));
            assertThat(settings.checkpointMail().port()).isEqualTo(25);
        }
    }

    @Test
    void the_least_that_a_setting_may_be_is_taken() {
        try (ConfigurableApplicationContext context =
                start(
                        "ledger.read-patience=0s",
                        "ledger.checkpoint-mail.port=1",
                        "ledger.timestamp-authority=http://a")) {
            assertThat(context.getBean(LedgerProperties.class).readPatience()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ledger.read-patience=soon | ledger.read-patience is "soon"; it has to be a length of time such as 10s, 5m or 1d.
                    ledger.read-patience=-1s | ledger.read-patience is "-1000ms"; it has to be a length of time such as 10s, not below 0s.
                    ledger.zone=Atlantis | ledger.zone is "Atlantis"; it has to be the name of a time zone such as Asia/Shanghai.
                    ledger.signing-keys= | ledger.signing-keys is ""; it has to be at least one file.
                    ledger.timestamp-authority=ftp://a | ledger.timestamp-authority is "ftp://a"; it has to be the address (http or https) of an authority for time stamps (RFC 3161).
                    ledger.checkpoint-mail.port=many | ledger.checkpoint-mail.port is "many"; it has to be a whole number.
                    ledger.checkpoint-mail.port=0 | ledger.checkpoint-mail.port is "0"; it has to be a port, 1 to 65535.
                    ledger.checkpoint-mail.tls=perhaps | ledger.checkpoint-mail.tls is "perhaps"; it has to be true or false.
                    ledger.checkpoint-mail.host=a.example | ledger.checkpoint-mail.host is "a.example"; it has to be empty, unless ledger.checkpoint-mail.from and .to are set as well.
                    ledger.data-dri=elsewhere | ledger.data-dri is no setting of the ledger; ops/README.md lists them.
                    """)
    void a_wrong_setting_is_named_with_what_it_is_and_what_would_be_right(
            String setting, String said) {
        Throwable failure = catchThrowable(() -> start(setting).close());
        assertThat(failure).as(setting).isNotNull();
        assertThat(StartFailureReporter.reason(failure)).isEqualTo(said);
    }

    @Test
    void the_table_says_what_the_settings_mean() throws IOException {
        String readme = Files.readString(TABLE);
        int begin = readme.indexOf(HEAD) + HEAD.length();
        int end = readme.indexOf("\n\n", begin - 1) + 1;
        StringBuilder rows = new StringBuilder();
        rows(LedgerProperties.class, "ledger").forEach(row -> rows.append(row).append('\n'));
        String written = readme.substring(0, begin) + rows + readme.substring(end);
        if (WRITE) {
            Files.writeString(TABLE, written);
        }
        assertThat(rows.toString().lines().toList()).hasSize(20);
        assertThat(readme).as("run this test with -Dsettings=write").isEqualTo(written);
    }

    private static List<String> rows(Class<?> type, String prefix) throws IOException {
        List<String> rows = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + dashed(component.getName());
            if (component.getType().isRecord()) {
                rows.addAll(rows(component.getType(), name));
            } else {
                rows.add(
                        "| `%s` | %s | %s |"
                                .formatted(
                                        name,
                                        meaning(type, component.getName()),
                                        byDefault(type, component, name)));
            }
        }
        return rows;
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** What the source says of a component. */
    private static String meaning(Class<?> type, String component) throws IOException {
        String source = Files.readString(SOURCE);
        int record = source.indexOf("record " + type.getSimpleName() + "(");
        String javadoc =
                source.substring(source.lastIndexOf("/**", record), record)
                        .replaceAll("\\n *\\* ?", "\n");
        Matcher said =
                Pattern.compile("@param " + component + " (.*?)(?=\\n@param|\\n/)", Pattern.DOTALL)
                        .matcher(javadoc);
        assertThat(said.find()).as("%s has a sentence", component).isTrue();
        return said.group(1)
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`");
    }

    private static String byDefault(Class<?> type, RecordComponent component, String name)
            throws IOException {
        PropertySource<?> file =
                new YamlPropertySourceLoader()
                        .load("settings", new ClassPathResource("application.yml"))
                        .getFirst();
        Object said = file.getProperty(name);
        if (said == null) {
            List<String> names =
                    Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
            DefaultValue value =
                    type.getDeclaredConstructors()[0]
                            .getParameters()[names.indexOf(component.getName())].getAnnotation(
                            DefaultValue.class);
            said = String.join(",", value.value());
        }
        return said.toString().isEmpty() ? "" : "`" + said + "`";
    }
}
