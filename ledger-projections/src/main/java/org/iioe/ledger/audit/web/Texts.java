package org.iioe.ledger.audit.web;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import java.nio.charset.StandardCharsets;

/** Answers in plain text, for tools that read lines. */
final class Texts {
    static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private Texts() {}

    static ResponseEntity<String> answer(String text) {
        return ResponseEntity.ok().contentType(PLAIN).body(text);
    }
}
