package org.iioe.ledger.openapi;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Describes the ledger's addresses, for programs and for people. */
@RestController
final class ApiController {
    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ApiDocument document;
    private final Supplier<String> page;

    ApiController(ApiDocument document) {
        this.document = document;
        this.page = SingletonSupplier.of(() -> new ReferencePage(document.json()).html());
    }

    /** This document: every operation with its parameters, schemas, problems and an example. */
    @GetMapping("/api/v1/openapi.json")
    JsonNode document() {
        return document.json();
    }

    /** The same as a page to be read and printed. */
    @GetMapping("/api")
    ResponseEntity<String> page() {
        return ResponseEntity.ok().contentType(HTML).body(page.get());
    }
}
