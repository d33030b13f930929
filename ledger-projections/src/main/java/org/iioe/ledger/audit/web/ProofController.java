package org.iioe.ledger.audit.web;

import org.iioe.ledger.Sha256;
import org.iioe.ledger.audit.OriginContinued;
import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moments;
import org.iioe.ledger.proof.LogIdentity;
import org.iioe.ledger.proof.Origins;
import org.iioe.ledger.proof.Proofs;
import org.iioe.ledger.proof.SigningKeys;
import org.iioe.ledger.proof.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Proofs about single entries and about the log's growth. They show that an entry stands in the log
 * where it is said to, and that nothing before it was altered; not that it is true, and not that
 * nothing was left out.
 */
@RestController
@RequestMapping("/api/v1/log")
final class ProofController {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Duration POLL = Duration.ofMillis(20);

    private final Proofs proofs;
    private final SigningKeys keys;
    private final SealedLog sealed;
    private final Origins origins;
    private final Duration patience;

    ProofController(
            Proofs proofs,
            SigningKeys keys,
            SealedLog sealed,
            LogIdentity identity,
            Moments moments) {
        this.proofs = proofs;
        this.keys = keys;
        this.sealed = sealed;
        this.origins = identity.origins();
        this.patience = moments.patience();
    }

    /** The public keys that sign now, a vkey a line. */
    @GetMapping("/key")
    ResponseEntity<String> key() {
        StringBuilder lines = new StringBuilder();
        for (VerifierKey key : keys.active()) {
            lines.append(key).append('\n');
        }
        return Texts.answer(lines.toString());
    }

    /** All keys that have ever signed this log. */
    record Keys(List<SigningKeys.KnownKey> items) {}

    /** All keys that have ever signed this log, each with the size from which it did. */
    @GetMapping("/keys")
    ResponseEntity<Keys> keys() {
        return ResponseEntity.ok(new Keys(keys.all()));
    }

    /**
     * A name of the log.
     *
     * @param origin what entries from the position on bear as their source, and checkpoints
     * @param since the position, 0 for the first name
     * @param continued what was lost before and by whose decision the log goes on; null for the
     *     first name
     * @param told the same in a sentence; null for the first name
     */
    record Origin(
            String origin,
            long since,
            @Nullable OriginContinued continued,
            @Nullable String told) {}

    /** The log's names, the first one first. */
    record OriginList(List<Origin> items) {}

    /** The names that the log has had, and what was lost before each but the first. */
    @GetMapping("/origins")
    ResponseEntity<OriginList> origins() {
        List<Origin> items = new ArrayList<>();
        items.add(new Origin(origins.first(), 0, null, null));
        for (OriginContinued each : origins.continued()) {
            items.add(new Origin(each.origin(), each.kept(), each, each.words()));
        }
        return ResponseEntity.ok(new OriginList(items));
    }

    /**
     * The receipt of an entry: the proof that it stands in the log at its position.
     *
     * @param checkpoint the size of the checkpoint to prove against; the newest when left out
     */
    @GetMapping("/entries/{position}/receipt")
    ResponseEntity<String> receipt(
            @PathVariable String position,
            @RequestParam(required = false) @Nullable String checkpoint) {
        return receipt(
                () ->
                        NUMBER.matcher(position).matches()
                                ? OptionalLong.of(Long.parseLong(position))
                                : OptionalLong.empty(),
                "entry",
                position,
                checkpoint);
    }

    /** The receipt of an event by its id. */
    @GetMapping("/events/{event}/receipt")
    ResponseEntity<String> receiptOfEvent(
            @PathVariable String event,
            @RequestParam(required = false) @Nullable String checkpoint) {
        return receipt(() -> sealed.positionOf(event), "event", event, checkpoint);
    }

    /**
     * The receipt of what a command recorded, by its Idempotency-Key: of the entry that names the
     * key, the command, and every event that it made.
     */
    @GetMapping("/commands/{key}/receipt")
    ResponseEntity<String> receiptOfCommand(
            @PathVariable String key, @RequestParam(required = false) @Nullable String checkpoint) {
        return receipt(
                () -> sealed.firstOf("key-" + Sha256.of(key)), "recorded command", key, checkpoint);
    }

    private ResponseEntity<String> receipt(
            Supplier<OptionalLong> position,
            String kind,
            String name,
            @Nullable String checkpoint) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            OptionalLong at = position.get();
            Optional<String> receipt =
                    at.isPresent()
                            ? proofs.receipt(at.getAsLong(), size(checkpoint))
                            : Optional.empty();
            if (receipt.isPresent()) {
                return answer(receipt.get(), at.getAsLong());
            }
            if (at.isEmpty() || at.getAsLong() > sealed.head() || checkpoint != null) {
                throw InvalidParameter.unknown(
                        kind,
                        checkpoint == null
                                ? name
                                : "%s in a checkpoint of size %s".formatted(name, checkpoint));
            }
            if (System.nanoTime() >= deadline) {
                throw NotSigned.of(
                        "No checkpoint covers position %s yet.".formatted(at.getAsLong()));
            }
            SealedLog.pause(POLL);
        }
    }

    private static ResponseEntity<String> answer(String receipt, long position) {
        return ResponseEntity.ok()
                .headers(headers -> {
                    headers.set("Ledger-Position", Long.toString(position));
                    headers.set(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.inline()
                                    .filename(position + ".tlog-proof")
                                    .build()
                                    .toString());
                })
                .contentType(Texts.PLAIN)
                .body(receipt);
    }

    private static @Nullable Long size(@Nullable String checkpoint) {
        return checkpoint == null ? null : number("checkpoint", checkpoint);
    }

    private static long number(String name, @Nullable String text) {
        if (text == null || !NUMBER.matcher(text).matches()) {
            throw new InvalidParameter(name, "%s is a number of entries.".formatted(name));
        }
        return Long.parseLong(text);
    }

    /**
     * That the log at one size is the beginning of the log at another.
     *
     * @param proof hashes in Base64, in the order of RFC 6962 section 2.1.2
     */
    record Consistency(long from, String fromRoot, long to, String toRoot, List<String> proof) {}

    /** The proof that the log at one size is the beginning of the log at a later one. */
    @GetMapping("/consistency")
    ResponseEntity<Consistency> consistency(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        long earlier = number("from", from);
        if (earlier == 0) {
            throw new InvalidParameter(
                    "from", "Every log goes on from the empty one: from is a size from 1.");
        }
        long newest = sealed.head() + 1;
        long later = to == null ? newest : number("to", to);
        if (later > newest) {
            throw new InvalidParameter("to", "The log has %s entries.".formatted(newest));
        }
        if (earlier > later) {
            throw new InvalidParameter("from", "from is at most to: %s.".formatted(later));
        }
        Proofs.Consistency found = proofs.consistency(earlier, later);
        Base64.Encoder base64 = Base64.getEncoder();
        return ResponseEntity.ok(
                new Consistency(
                        earlier,
                        base64.encodeToString(found.earlierRoot()),
                        later,
                        base64.encodeToString(found.laterRoot()),
                        found.proof().stream().map(base64::encodeToString).toList()));
    }
}
