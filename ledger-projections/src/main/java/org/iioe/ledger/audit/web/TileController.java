package org.iioe.ledger.audit.web;

import jakarta.servlet.http.HttpServletRequest;

import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.proof.Checkpoints;
import org.iioe.ledger.proof.StoredTree;
import org.iioe.ledger.proof.Tree;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log as C2SP tlog-tiles has it, for whoever mirrors or verifies it: the newest checkpoint, and
 * tiles, which never change and may be kept for ever.
 */
@RestController
@RequestMapping("/log")
final class TileController {
    private static final String FIRST = "/log/tile/";
    private static final Pattern TILE =
            Pattern.compile(
                    "(0|[1-9]|[1-5][0-9]|6[0-3]|entries)/((?:x(?!000)[0-9]{3}/)?(?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Checkpoints checkpoints;
    private final StoredTree tree;
    private final SealedLog sealed;

    TileController(Checkpoints checkpoints, StoredTree tree, SealedLog sealed) {
        this.checkpoints = checkpoints;
        this.tree = tree;
        this.sealed = sealed;
    }

    /** The newest checkpoint of the log, signed. */
    @GetMapping("/checkpoint")
    ResponseEntity<String> checkpoint() {
        return checkpoints
                .newest()
                .map(signed -> Texts.answer(signed.note().toString()))
                .orElseThrow(() -> NotSigned.of("No checkpoint is signed yet."));
    }

    /** A checkpoint of exactly this size, where one was signed. */
    @GetMapping("/checkpoint/{size:[0-9]{1,18}}")
    ResponseEntity<String> checkpoint(@PathVariable long size) {
        return checkpoints
                .ofSize(size)
                .map(signed -> Texts.answer(signed.note().toString()))
                .orElseThrow(() -> InvalidParameter.unknown("checkpoint", Long.toString(size)));
    }

    /** A tile of the tree, or of the entries. It never changes. */
    @GetMapping("/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        String path = request.getRequestURI().substring(FIRST.length());
        Matcher tile = TILE.matcher(path);
        if (!tile.matches()) {
            throw InvalidParameter.unknown("tile", path);
        }
        long index = Long.parseLong(tile.group(2).replaceAll("[x/]", ""));
        int width = tile.group(3) == null ? Tree.TILE : Integer.parseInt(tile.group(3));
        boolean canonical = width < Tree.TILE || tile.group(3) == null;
        byte[] bytes =
                !canonical
                        ? new byte[0]
                        : tile.group(1).equals("entries")
                                ? entries(index, width)
                                : hashes(Integer.parseInt(tile.group(1)), index, width);
        if (bytes.length == 0) {
            throw InvalidParameter.unknown("tile", path);
        }
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(bytes);
    }

    private byte[] hashes(int level, long index, int width) {
        List<byte[]> hashes = tree.hashes(level, index);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (hashes.size() >= width) {
            hashes.subList(0, width).forEach(bytes::writeBytes);
        }
        return bytes.toByteArray();
    }

    private byte[] entries(long index, int width) {
        List<SealedLog.Entry> entries = sealed.from(index * Tree.TILE, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (entries.size() == width) {
            for (SealedLog.Entry entry : entries) {
                bytes.write(entry.entry().length >> 8);
                bytes.write(entry.entry().length);
                bytes.writeBytes(entry.entry());
            }
        }
        return bytes.toByteArray();
    }
}
