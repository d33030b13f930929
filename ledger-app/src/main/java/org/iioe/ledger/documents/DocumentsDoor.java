package org.iioe.ledger.documents;

import jakarta.servlet.http.HttpServletRequest;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.http.Caller;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Takes documents in, and hands them out as they came. */
@RestController
@RequestMapping("/api/v1/documents")
final class DocumentsDoor {
    /** 25 MB. */
    static final int MOST_BYTES = 25_000_000;

    private static final int MOST_SKIPPED = 100_000_000;
    private static final int MOST_LISTED = 1_000;

    private final ReceivedDocuments documents;

    DocumentsDoor(ReceivedDocuments documents) {
        this.documents = documents;
    }

    /**
     * A document that was received.
     *
     * @param address where it is handed out
     * @param trace what names it
     */
    record Received(ReceivedDocuments.Document document, String address, String trace) {
        static Received of(ReceivedDocuments.Document document) {
            return new Received(
                    document,
                    "/api/v1/documents/" + document.digest(),
                    "/api/v1/trace/" + document.digest());
        }
    }

    /**
     * Takes a document in: 201, or 200 where it is there already.
     *
     * @throws Problem when it is empty, too large, of no type that is taken, or of another type
     *     than its header says
     */
    @PostMapping
    ResponseEntity<Received> receive(
            @RequestHeader(name = "Ledger-User", required = false) @Nullable String user,
            HttpServletRequest request)
            throws IOException {
        Caller caller = Caller.of(user, null);
        byte[] content = content(request);
        DocumentType type =
                DocumentType.of(content)
                        .orElseThrow(() ->
                                new Problem(
                                        ProblemCode.UNSUPPORTED_DOCUMENT,
                                        "A document is a whole PDF, PNG, JPEG, TIFF or WebP"
                                                + " by its content; this is none."));
        agree(request.getContentType(), type);
        Sha256 digest = Sha256.of(content);
        boolean isNew = documents.keep(digest, type, content, caller.actor());
        Received received = Received.of(documents.find(digest).orElseThrow());
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create(received.address()))
                .body(received);
    }

    private static byte[] content(HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            boolean tooLarge = request.getContentLengthLong() > MOST_BYTES;
            byte[] content = tooLarge ? new byte[0] : body.readNBytes(MOST_BYTES + 1);
            if (tooLarge || content.length > MOST_BYTES) {
                // Who is still sending hears no answer.
                skip(body);
                throw new Problem(
                        ProblemCode.DOCUMENT_TOO_LARGE, "A document has at most 25,000,000 bytes.");
            }
            if (content.length == 0) {
                throw new Problem(
                        ProblemCode.EMPTY_DOCUMENT, "The request's body is the document.");
            }
            return content;
        }
    }

    private static void skip(InputStream body) throws IOException {
        byte[] part = new byte[1 << 16];
        int skipped = 0;
        int read = 0;
        while (read >= 0 && skipped < MOST_SKIPPED) {
            read = body.read(part);
            skipped += read;
        }
    }

    private static void agree(@Nullable String said, DocumentType type) {
        try {
            if (said != null
                    && !MediaType.APPLICATION_OCTET_STREAM.includes(MediaType.parseMediaType(said))
                    && !type.mediaType().includes(MediaType.parseMediaType(said))) {
                throw new Problem(
                        ProblemCode.ANOTHER_TYPE,
                        HttpHeaders.CONTENT_TYPE,
                        "This is %s by its content, and %s by its header."
                                .formatted(type.mediaType(), said));
            }
        } catch (InvalidMediaTypeException e) {
            throw new Problem(
                    ProblemCode.INVALID_HEADER,
                    HttpHeaders.CONTENT_TYPE,
                    "Content-Type is a media type, such as application/pdf.");
        }
    }

    /** Some of the documents, by digest. */
    record Listed(List<ReceivedDocuments.Document> items, @Nullable String next) {}

    /** The documents that were received, by digest. */
    @GetMapping
    Listed documents(
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new Problem(ProblemCode.INVALID_VALUE, "limit", "limit is 1 to 1000.");
        }
        List<ReceivedDocuments.Document> found = documents.list(cursor, limit + 1);
        boolean more = found.size() > limit;
        List<ReceivedDocuments.Document> items = more ? found.subList(0, limit) : found;
        return new Listed(items, more ? items.getLast().digest() : null);
    }

    /** Digests all documents anew, and tells which are no more what they were. */
    @GetMapping("/check")
    ReceivedDocuments.Check check() {
        return documents.check();
    }

    /** A document, if it is what it was. */
    @GetMapping("/{digest}")
    ResponseEntity<byte[]> handOut(@PathVariable String digest) {
        Sha256 wanted;
        try {
            wanted = new Sha256(digest);
        } catch (InvalidValue e) {
            throw new Problem(ProblemCode.INVALID_VALUE, "digest", String.valueOf(e.getMessage()));
        }
        ReceivedDocuments.Document document =
                documents
                        .find(wanted)
                        .orElseThrow(() ->
                                new Problem(
                                        ProblemCode.NOT_FOUND,
                                        "digest",
                                        "No document with this digest was received."));
        byte[] content = documents.content(wanted).orElseThrow();
        Sha256 now = Sha256.of(content);
        if (!now.equals(wanted)) {
            throw altered(wanted, now);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.%s\""
                                .formatted(digest, DocumentType.of(document.type()).suffix()))
                // RFC 9530
                .header(
                        "Repr-Digest",
                        "sha-256=:%s:"
                                .formatted(
                                        Base64.getEncoder()
                                                .encodeToString(HexFormat.of().parseHex(digest))))
                .body(content);
    }

    private static Problem altered(Sha256 wanted, Sha256 now) {
        return new Problem(
                ProblemCode.ALTERED_DOCUMENT,
                "What the database holds under %s has the digest %s: it was altered after it was received, and is not handed out."
                        .formatted(wanted, now));
    }
}
