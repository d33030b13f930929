package org.iioe.ledger.documents;

import org.springframework.http.MediaType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a document may be. What it is, its bytes say: no name and no header is believed. */
enum DocumentType {
    /** Begins as every PDF does, and is whole: its end is marked. */
    PDF("application/pdf", "pdf") {
        @Override
        boolean is(byte[] bytes) {
            return begins(bytes, 0, "%PDF-")
                    && new String(
                                    bytes,
                                    Math.max(0, bytes.length - TAIL),
                                    Math.min(bytes.length, TAIL),
                                    StandardCharsets.ISO_8859_1)
                            .contains("%%EOF");
        }
    },
    /** Begins with its signature and ends with its last chunk. */
    PNG("image/png", "png") {
        @Override
        boolean is(byte[] bytes) {
            return begins(bytes, 0, "\u0089PNG\r\n\u001a\n")
                    && begins(bytes, bytes.length - 8, "IEND\u00aeB`\u0082");
        }
    },
    /** Begins with a start of image. */
    JPEG("image/jpeg", "jpg") {
        @Override
        boolean is(byte[] bytes) {
            return begins(bytes, 0, "\u00ff\u00d8\u00ff");
        }
    },
    /** Begins with the order of its bytes. */
    TIFF("image/tiff", "tif") {
        @Override
        boolean is(byte[] bytes) {
            return begins(bytes, 0, "II*\0") || begins(bytes, 0, "MM\0*");
        }
    },
    /** A RIFF container of WebP. */
    WEBP("image/webp", "webp") {
        @Override
        boolean is(byte[] bytes) {
            return begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP");
        }
    };

    /** Where writers of PDF put the end, and what they append to it. */
    private static final int TAIL = 1024;

    private final String mediaType;
    private final String suffix;

    DocumentType(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    abstract boolean is(byte[] bytes);

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** What a file of it is called after the dot. */
    String suffix() {
        return suffix;
    }

    static Optional<DocumentType> of(byte[] bytes) {
        return Arrays.stream(values()).filter(type -> type.is(bytes)).findFirst();
    }

    static DocumentType of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow();
    }

    private static boolean begins(byte[] bytes, int at, String with) {
        byte[] wanted = with.getBytes(StandardCharsets.ISO_8859_1);
        return at >= 0
                && bytes.length >= at + wanted.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
