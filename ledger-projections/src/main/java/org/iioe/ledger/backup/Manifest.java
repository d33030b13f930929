package org.iioe.ledger.backup;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a backup says of itself, in its member {@value #FILE}.
 *
 * @param format {@value #FORMAT}
 * @param version of the format
 * @param origin the log's name
 * @param takenAt by the clock of who took it
 * @param entries how many entries are sealed
 * @param root the tree's root over them, in base64
 * @param checkpoint the newest signed note, null while nothing was signed
 * @param migrations the schema that the rows fit
 * @param members the tables, in the order in which they are to be filled
 * @param notIncluded what else is to be kept
 */
record Manifest(
        String format,
        int version,
        String origin,
        Instant takenAt,
        long entries,
        String root,
        @Nullable String checkpoint,
        List<Migration> migrations,
        List<Member> members,
        String notIncluded) {
    static final String FILE = "manifest.json";
    static final String FORMAT = "iioe-ledger-backup";
    static final int VERSION = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * A step of the schema.
     *
     * @param checksum of its script
     */
    record Migration(String version, int checksum) {}

    /**
     * A table, as PostgreSQL writes it in CSV with a header.
     *
     * @param sha256 of the uncompressed file, in hex
     */
    record Member(String table, List<String> columns, long rows, String sha256) {
        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

        Member {
            // They become SQL.
            if (!NAME.matcher(table).matches()
                    || !columns.stream().allMatch(NAME.asMatchPredicate())) {
                throw new IllegalArgumentException(
                        "%s %s are no names of a table and its columns.".formatted(table, columns));
            }
        }

        String file() {
            return table + ".csv";
        }
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    /**
     * Reads a manifest.
     *
     * @throws IllegalStateException when it is none of this version
     */
    static Manifest read(byte[] json) {
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            if (!FORMAT.equals(manifest.format()) || manifest.version() != VERSION) {
                throw new IllegalStateException(
                        "its format is %s, version %s, and this ledger reads %s, version %s: use the ledger that wrote it."
                                .formatted(manifest.format(), manifest.version(), FORMAT, VERSION));
            }
            return manifest;
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "its %s cannot be read: %s".formatted(FILE, e.getOriginalMessage()), e);
        }
    }
}
