package org.iioe.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.system.OnSharedLedger;
import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

/** What was signed is kept byte by byte, and what is no document is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnSharedLedger
class DocumentsTest {
    private TestLedger ledger;

    @BeforeAll
    void start(TestLedger shared) {
        ledger = shared;
    }

    private static byte[] pdf(int pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                pdf.addPage(new PDPage());
            }
            pdf.save(out);
        }
        return out.toByteArray();
    }

    private static byte[] image(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private Answer send(byte[] document, String type) {
        return ledger.exchange(
                HttpRequest.newBuilder(ledger.address("/api/v1/documents"))
                        .header("Content-Type", type)
                        .header("Ledger-User", "secretary-1")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(document)));
    }

    private HttpResponse<byte[]> fetch(Sha256 digest) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(ledger.address("/api/v1/documents/" + digest)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void what_comes_in_goes_out_byte_by_byte() throws Exception {
        for (String type : List.of("application/pdf", "image/png", "image/jpeg", "image/tiff")) {
            byte[] document =
                    type.endsWith("pdf") ? pdf(1) : image(type.substring(type.indexOf('/') + 1));
            Sha256 digest = Sha256.of(document);
            Answer first = send(document, type);
            assertThat(first.status()).as(first.response().body()).isEqualTo(201);
            assertThat(first.json().at("/document/digest").asString()).isEqualTo(digest.hex());
            assertThat(first.json().at("/document/type").asString()).isEqualTo(type);
            assertThat(first.json().at("/document/receivedBy").asString()).isEqualTo("secretary-1");
            Answer again = send(document, "application/octet-stream");
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json()).isEqualTo(first.json());
            HttpResponse<byte[]> back = fetch(digest);
            assertThat(back.body()).isEqualTo(document);
            assertThat(back.headers().firstValue("Content-Type")).hasValue(type);
            assertThat(back.headers().firstValue("Repr-Digest").orElseThrow())
                    .startsWith("sha-256=:");
            assertThat(back.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment; filename=\"" + digest);
        }
        assertThat(ledger.get("/api/v1/documents?limit=1").json().get("items")).hasSize(1);
    }

    @Test
    void what_is_no_document_is_refused_and_not_kept() throws IOException {
        byte[] program = new byte[4096];
        program[0] = 'M';
        program[1] = 'Z';
        byte[] hidden = Arrays.copyOf(program, 8192);
        System.arraycopy(pdf(1), 0, hidden, 4096, 512);
        byte[] half = Arrays.copyOf(pdf(3), 300);
        byte[] cut = Arrays.copyOf(image("png"), 40);
        refused(program, "application/pdf", 415, "UNSUPPORTED_DOCUMENT");
        refused(hidden, "application/pdf", 415, "UNSUPPORTED_DOCUMENT");
        refused(half, "application/pdf", 415, "UNSUPPORTED_DOCUMENT");
        refused(cut, "image/png", 415, "UNSUPPORTED_DOCUMENT");
        refused("<html>".getBytes(), "application/pdf", 415, "UNSUPPORTED_DOCUMENT");
        refused(new byte[0], "application/pdf", 400, "EMPTY_DOCUMENT");
        refused(pdf(2), "image/png", 415, "ANOTHER_TYPE");
        refused(pdf(2), "no type", 400, "INVALID_HEADER");
        // What curl says of a body unless it is told.
        refused(pdf(2), "application/x-www-form-urlencoded", 415, "WRONG_CONTENT_TYPE");
        byte[] large = Arrays.copyOf(pdf(2), DocumentsDoor.MOST_BYTES + 1);
        refused(large, "application/pdf", 413, "DOCUMENT_TOO_LARGE");
    }

    private void refused(byte[] document, String type, int status, String code) {
        Answer answer = send(document, type);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(ledger.get("/api/v1/documents/" + Sha256.of(document)).status()).isEqualTo(404);
    }

    @Test
    void the_largest_document_is_taken() throws Exception {
        byte[] pdf = pdf(1);
        byte[] large = Arrays.copyOf(pdf, DocumentsDoor.MOST_BYTES);
        System.arraycopy(pdf, pdf.length - 64, large, large.length - 64, 64);
        assertThat(send(large, "application/pdf").status()).isEqualTo(201);
        assertThat(fetch(Sha256.of(large)).body()).isEqualTo(large);
    }

    @Test
    void a_changed_byte_is_noticed() throws Exception {
        byte[] document = pdf(4);
        Sha256 digest = Sha256.of(document);
        assertThat(send(document, "application/pdf").status()).isEqualTo(201);
        assertThat(altered()).doesNotContain(digest.hex());
        try (Connection connection = ledger.database().connect();
                Statement sql = connection.createStatement()) {
            sql.execute("ALTER TABLE ledger.document DISABLE TRIGGER append_only");
            sql.execute(
                    "UPDATE ledger.document SET content = set_byte(content, 100, 7) WHERE digest ="
                            + " '"
                            + digest
                            + "'");
            sql.execute("ALTER TABLE ledger.document ENABLE ALWAYS TRIGGER append_only");
        }
        Answer answer = ledger.get("/api/v1/documents/" + digest);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("ALTERED_DOCUMENT");
        assertThat(altered()).contains(digest.hex());
    }

    private String altered() {
        return ledger.get("/api/v1/documents/check").json().get("altered").toString();
    }

    @Test
    void the_thing_that_names_a_document_is_found_by_its_digest() throws IOException {
        byte[] document = pdf(5);
        String digest = Sha256.of(document).hex();
        assertThat(send(document, "application/pdf").status()).isEqualTo(201);
        Story story = new Story(ledger);
        story.tell(
                "RegisterInstrument",
                """
                "instrument":"agreement","kind":"letter-of-intent","title":"Letter","version":"1",
                "inForceRule":"on-signature","digest":"%s","on":"2019-11-01"\
                """
                        .formatted(digest));
        assertThat(story.read("/api/v1/trace/" + digest).at("/nodes/0/key").asString())
                .isEqualTo("instrument/agreement");
    }

    @Test
    void what_cannot_be_asked_is_said() {
        for (String wrong :
                List.of(
                        "400 x",
                        "404 " + "a".repeat(64),
                        "400 ?limit=0",
                        "400 ?limit=x",
                        "400 ?of=x")) {
            String path = wrong.substring(4);
            Answer answer =
                    ledger.get("/api/v1/documents" + (path.startsWith("?") ? "" : "/") + path);
            assertThat(answer.status())
                    .as(wrong)
                    .isEqualTo(Integer.parseInt(wrong.substring(0, 3)));
            assertThat(answer.json().get("detail").asString()).isNotBlank();
        }
        Answer nobody =
                ledger.exchange(
                        HttpRequest.newBuilder(ledger.address("/api/v1/documents"))
                                .POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.code()).isEqualTo("MISSING_HEADER");
    }
}
