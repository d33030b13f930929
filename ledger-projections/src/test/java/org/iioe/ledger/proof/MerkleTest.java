package org.iioe.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The tree is the one of RFC 6962: its reference roots, and the public cases, good and bad. */
class MerkleTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final List<String> ENTRIES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void has_the_reference_roots() {
        GrownTree tree = new GrownTree();
        for (int size = 0; size <= ENTRIES.size(); size++) {
            assertThat(HEX.formatHex(tree.root(size))).isEqualTo(ROOTS.get(size));
            assertThat(HEX.formatHex(new Tree(tree).root(size))).isEqualTo(ROOTS.get(size));
            if (size < ENTRIES.size()) {
                tree.append(Merkle.leaf(HEX.parseHex(ENTRIES.get(size))));
            }
        }
    }

    @Test
    void tells_the_root_of_every_earlier_size() {
        GrownTree tree = GrownTree.of(70_000);
        Random random = new Random(6962);
        List<Integer> sizes = new ArrayList<>(List.of(255, 256, 257, 65_535, 65_536, 65_537));
        random.ints(500, 0, 70_001).forEach(sizes::add);
        for (int size : sizes) {
            assertThat(new Tree(tree).root(size)).as("size %d", size).isEqualTo(tree.root(size));
        }
    }

    @Test
    void goes_on_from_where_it_was_left() {
        GrownTree whole = GrownTree.of(1_000);
        for (int size : new int[] {0, 1, 2, 3, 255, 256, 700}) {
            Frontier left = Frontier.of(0, new byte[0]);
            for (int i = 0; i < size; i++) {
                left.append(whole.leaf(i), (height, index, hash) -> {});
            }
            Frontier taken = Frontier.of(size, left.peaks());
            for (int i = size; i < 1_000; i++) {
                taken.append(whole.leaf(i), (height, index, hash) -> {});
            }
            assertThat(taken.root()).isEqualTo(whole.root(1_000));
        }
    }

    @Test
    void proves_every_entry_of_every_tree_of_up_to_80_and_no_other() {
        GrownTree tree = GrownTree.of(80);
        for (int size = 1; size <= 80; size++) {
            for (int index = 0; index < size; index++) {
                List<byte[]> path = new Tree(tree).inclusion(index, size);
                byte[] root = tree.root(size);
                assertThat(Merkle.includes(root, size, index, tree.leaf(index), path)).isTrue();
                for (int other : new int[] {index - 1, index + 1, 79 - index}) {
                    assertThat(Merkle.includes(root, size, other, tree.leaf(index), path))
                            .as("size %d index %d as %d", size, index, other)
                            .isEqualTo(other == index);
                }
                byte[] altered = tree.leaf(index).clone();
                altered[7] ^= 1;
                assertThat(Merkle.includes(root, size, index, altered, path)).isFalse();
            }
        }
    }

    @Test
    void proves_that_every_tree_goes_on_from_every_earlier_one() {
        GrownTree tree = GrownTree.of(80);
        for (int later = 0; later <= 80; later++) {
            for (int earlier = 1; earlier <= later; earlier++) {
                List<byte[]> proof = new Tree(tree).consistency(earlier, later);
                assertThat(
                                Merkle.goesOn(
                                        earlier,
                                        tree.root(earlier),
                                        later,
                                        tree.root(later),
                                        proof))
                        .as("%d to %d", earlier, later)
                        .isTrue();
                assertThat(
                                Merkle.goesOn(
                                        earlier,
                                        tree.root(earlier - 1),
                                        later,
                                        tree.root(later),
                                        proof))
                        .isFalse();
                for (byte[] hash : proof) {
                    hash[3] ^= 1;
                    boolean holds =
                            Merkle.goesOn(
                                    earlier, tree.root(earlier), later, tree.root(later), proof);
                    hash[3] ^= 1;
                    assertThat(holds).as("%d to %d, altered", earlier, later).isFalse();
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> decides_the_public_inclusion_cases() throws IOException {
        return cases("inclusion")
                .map(file ->
                        DynamicTest.dynamicTest(
                                name(file),
                                () -> {
                                    JsonNode c = read(file);
                                    assertThat(
                                                    Merkle.includes(
                                                            bytes(c.get("root")),
                                                            number(c.get("treeSize")),
                                                            number(c.get("leafIdx")),
                                                            bytes(c.get("leafHash")),
                                                            proof(c)))
                                            .isEqualTo(!c.get("wantErr").asBoolean());
                                }));
    }

    @TestFactory
    Stream<DynamicTest> decides_the_public_consistency_cases() throws IOException {
        return cases("consistency")
                .map(file ->
                        DynamicTest.dynamicTest(
                                name(file),
                                () -> {
                                    JsonNode c = read(file);
                                    assertThat(
                                                    Merkle.goesOn(
                                                            number(c.get("size1")),
                                                            bytes(c.get("root1")),
                                                            number(c.get("size2")),
                                                            bytes(c.get("root2")),
                                                            proof(c)))
                                            .isEqualTo(!c.get("wantErr").asBoolean());
                                }));
    }

    private static String name(Path file) {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    private static JsonNode read(Path file) throws IOException {
        return new JsonMapper().readTree(Files.readAllBytes(file));
    }

    /** Some are of 64 bits without a sign, more than any log has: here they are negative. */
    private static long number(JsonNode number) {
        return number.bigIntegerValue().longValue();
    }

    private static byte[] bytes(JsonNode base64) {
        return base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.asString());
    }

    private static List<byte[]> proof(JsonNode c) {
        List<byte[]> proof = new ArrayList<>();
        c.get("proof").forEach(hash -> proof.add(bytes(hash)));
        return proof;
    }

    /** The folder beside the project; a test that cannot find it says so. */
    private static Stream<Path> cases(String kind) throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolveSibling("shared").resolve("conformance/merkle/" + kind);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    Path[] found =
                            files.filter(f -> f.toString().endsWith(".json")).toArray(Path[]::new);
                    assertThat(found).hasSizeGreaterThan(10);
                    return Arrays.stream(found).sorted();
                }
            }
        }
        return abort("The folder shared/conformance is not beside the project.");
    }
}
