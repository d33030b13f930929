package org.iioe.ledger.projection;

import org.iioe.ledger.Sha256;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a projection is made of: its {@code schema.sql}, and a digest over the classes that fill its
 * tables. Nobody has to remember to raise a version: whoever changes the code changes the digest.
 *
 * @param code digest of the tables and of the classes that fill them
 * @param tables digest of {@code schema.sql}
 */
record ProjectionSource(String schemaSql, String code, String tables) {
    private static final Pattern CREATED = Pattern.compile("CREATE TABLE (\\w+)");

    static ProjectionSource of(Projection projection) {
        try {
            String schemaSql = schemaSql(projection);
            Map<String, byte[]> classes = new TreeMap<>();
            String own = projection.getClass().getPackageName().replace('.', '/');
            String domain = own.substring(0, own.lastIndexOf('/'));
            String base = Projection.class.getPackageName().replace('.', '/');
            String language = base.substring(0, base.lastIndexOf('/'));
            for (String folder : List.of(own, domain, base, language)) {
                classes.putAll(classes(folder));
            }
            StringBuilder all = new StringBuilder(schemaSql);
            classes.forEach(
                    (name, bytes) -> all.append(name).append(HexFormat.of().formatHex(bytes)));
            return new ProjectionSource(
                    schemaSql, Sha256.of(all.toString()).hex(), Sha256.of(schemaSql).hex());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the tables that {@code schema.sql} creates. */
    List<String> tableNames() {
        return CREATED.matcher(schemaSql).results().map(found -> found.group(1)).toList();
    }

    private static Map<String, byte[]> classes(String folder) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (Resource found :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:" + folder + "/*.class")) {
            // Tests stand in the same packages; they fill nothing.
            if (!found.getURL().getPath().contains("/test-classes/")) {
                classes.put(folder + "/" + found.getFilename(), found.getContentAsByteArray());
            }
        }
        return classes;
    }

    private static String schemaSql(Projection projection) throws IOException {
        Class<?> type = projection.getClass();
        try (var in = type.getResourceAsStream("schema.sql")) {
            return new String(
                    Objects.requireNonNull(in, type.getPackageName() + " has no schema.sql")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
