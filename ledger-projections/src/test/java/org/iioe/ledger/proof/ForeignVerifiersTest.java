package org.iioe.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Verifiers that were written elsewhere accept our proofs, and refuse what was altered. */
class ForeignVerifiersTest {
    private static final String NPM = "@transmute/rfc9162@0.0.5";
    private static final HexFormat HEX = HexFormat.of();

    /** Trees up to this size are tried whole; with {@code -Pthorough} more of them. */
    private static final int SMALL =
            System.getProperty("ledger.test.sizes", "").equals("thorough") ? 300 : 100;

    @Test
    void sigstore_accepts_the_inclusion_of_every_entry_of_every_small_tree()
            throws InclusionProofVerificationException {
        GrownTree tree = GrownTree.of(SMALL);
        for (int size = 1; size <= SMALL; size++) {
            for (int index = 0; index < size; index++) {
                List<byte[]> path = new Tree(tree).inclusion(index, size);
                InclusionProofVerifier.verify(tree.leaf(index), index, size, path, tree.root(size));
            }
        }
    }

    @Test
    void sigstore_accepts_inclusion_in_a_tree_of_100_000() throws Exception {
        GrownTree tree = GrownTree.of(100_000);
        Random random = new Random(100_000);
        for (int i = 0; i < 1_000; i++) {
            int size = 1 + random.nextInt(100_000);
            int index = random.nextInt(size);
            List<byte[]> path = new Tree(tree).inclusion(index, size);
            InclusionProofVerifier.verify(tree.leaf(index), index, size, path, tree.root(size));
            byte[] altered = tree.leaf(index).clone();
            altered[i % altered.length] ^= 1;
            assertThatThrownBy(() ->
                            InclusionProofVerifier.verify(
                                    altered, index, size, path, tree.root(size)))
                    .isInstanceOf(InclusionProofVerificationException.class);
        }
    }

    /** Every pair of small sizes, and random ones up to 100,000; every 50th altered as well. */
    @Test
    void rfc9162_of_transmute_accepts_consistency() throws Exception {
        Path folder = Path.of("target", "foreign");
        install(folder);
        Path cases = folder.resolve("cases.txt");
        int written = 0;
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(cases))) {
            GrownTree small = GrownTree.of(SMALL);
            for (int later = 2; later <= SMALL; later++) {
                for (int earlier = 1; earlier < later; earlier++) {
                    written += write(out, small, earlier, later, written);
                }
            }
            GrownTree large = GrownTree.of(100_000);
            Random random = new Random(9162);
            for (int i = 0; i < 1_000; i++) {
                int later = 2 + random.nextInt(99_999);
                written += write(out, large, 1 + random.nextInt(later - 1), later, written);
            }
        }
        Path script = folder.resolve("verify.js");
        Files.writeString(
                script,
                """
                const { verifyConsistencyProof } = require('@transmute/rfc9162/dist/RFC9162/verifyConsistencyProof');
                const bytes = hex => Uint8Array.from(Buffer.from(hex, 'hex'));
                (async () => {
                  let checked = 0;
                  for (const line of require('fs').readFileSync('cases.txt', 'utf8').trim().split('\\n')) {
                    const [want, size1, root1, size2, root2, ...path] = line.split(' ');
                    const holds = await verifyConsistencyProof(bytes(root1), bytes(root2), {
                      tree_size_1: +size1, tree_size_2: +size2, consistency_path: path.map(bytes) });
                    if (String(holds) !== want) { console.log('WRONG ' + line); process.exit(1); }
                    checked++;
                  }
                  console.log('checked ' + checked);
                })();
                """);
        assertThat(run(folder, "node", "verify.js")).isEqualTo("checked " + written);
    }

    /** RFC 9162 section 2.1.4.2, step 2, which this verifier leaves to its caller. */
    private static int write(PrintWriter out, GrownTree tree, int earlier, int later, int number) {
        StringBuilder path = new StringBuilder();
        if (Integer.bitCount(earlier) == 1) {
            path.append(' ').append(HEX.formatHex(tree.root(earlier)));
        }
        for (byte[] hash : new Tree(tree).consistency(earlier, later)) {
            path.append(' ').append(HEX.formatHex(hash));
        }
        String line = "%d %s %d ".formatted(earlier, HEX.formatHex(tree.root(earlier)), later);
        out.println("true " + line + HEX.formatHex(tree.root(later)) + path);
        if (number % 50 != 0) {
            return 1;
        }
        byte[] altered = tree.root(later).clone();
        altered[number % altered.length] ^= 1;
        out.println("false " + line + HEX.formatHex(altered) + path);
        return 2;
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (Files.isDirectory(folder.resolve("node_modules/@transmute/rfc9162"))) {
            return;
        }
        try {
            run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefix", ".", NPM);
            run(folder, "node", "--version");
        } catch (IOException | IllegalStateException e) {
            abort("Not run: it asks for node, npm and a registry of packages (%s).".formatted(NPM));
        }
    }

    private static String run(Path folder, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(Files.readString(output));
        }
        return Files.readString(output).strip();
    }
}
