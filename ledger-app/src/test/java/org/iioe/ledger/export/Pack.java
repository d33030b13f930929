package org.iioe.ledger.export;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.iioe.ledger.Sha256;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An evidence pack as an auditor has it: its files and its description. */
record Pack(byte[] zip, Map<String, byte[]> files) {
    static Pack of(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return new Pack(zip, files);
    }

    String text(String file) {
        return new String(files.get(file), StandardCharsets.UTF_8);
    }

    JsonNode description() {
        return new JsonMapper().readTree(files.get("datapackage.json"));
    }

    List<CSVRecord> rows(String table) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text("tables/" + table + ".csv")))
                .getRecords();
    }

    /** Unpacks it, as it is or with a file's byte altered. */
    Path unpack(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path to = folder.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.write(to, file.getValue());
        }
        return folder;
    }

    /** The same with one file altered, or left out, and whatever names its digest made anew. */
    Pack with(String file, byte @Nullable [] content) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        if (content == null) {
            all.remove(file);
        } else {
            all.put(file, content);
        }
        ObjectNode description =
                (ObjectNode) new JsonMapper().readTree(all.get("datapackage.json"));
        ArrayNode resources = (ArrayNode) description.get("resources");
        resources.removeIf(resource -> !all.containsKey(resource.get("path").asString()));
        for (JsonNode resource : resources) {
            byte[] bytes = all.get(resource.get("path").asString());
            ((ObjectNode) resource)
                    .put("bytes", bytes.length)
                    .put("hash", "sha256:" + Sha256.of(bytes).hex());
        }
        all.put("datapackage.json", description.toString().getBytes(StandardCharsets.UTF_8));
        StringBuilder sums = new StringBuilder();
        all.forEach((name, bytes) -> {
            if (!name.equals("SHA256SUMS") && !name.startsWith("documents/")) {
                sums.append(Sha256.of(bytes).hex()).append("  ").append(name).append('\n');
            }
        });
        all.put("SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8));
        return new Pack(zipped(all), all);
    }

    /** Files as a zip. */
    static byte[] zipped(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
