package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

import java.nio.file.Path;
import java.sql.Connection;

/** Database servers that one process runs side by side. */
class EmbeddedDatabaseTest {
    @Test
    void one_that_starts_again_takes_no_other_for_a_leftover_of_its_own() throws Exception {
        Path first = TestFolder.named("side-by-side-1");
        Path second = TestFolder.named("side-by-side-2");
        FileSystemUtils.deleteRecursively(first);
        FileSystemUtils.deleteRecursively(second);
        EmbeddedDatabase.start(first).close();
        try (EmbeddedDatabase goesOn = EmbeddedDatabase.start(second);
                Connection connection = Database.of(goesOn, second).connect();
                EmbeddedDatabase again = EmbeddedDatabase.start(first);
                Connection other = Database.of(again, first).connect()) {
            assertThat(other.isValid(1)).isTrue();
            assertThat(connection.isValid(1)).isTrue();
        } finally {
            FileSystemUtils.deleteRecursively(first);
            FileSystemUtils.deleteRecursively(second);
        }
    }
}
