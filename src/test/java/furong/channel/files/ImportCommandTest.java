package furong.channel.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may stand behind {@code bin/furong import}. */
class ImportCommandTest {

    @Test
    void theFileAndItsOptionsStandInAnyOrder() {
        var wanted = new ImportCustomers.Job(Path.of("a b.csv"), Path.of("m"), Path.of("r.csv"));
        assertThat(ImportCommand.job(List.of("customers", "a b.csv", "--mapping", "m", "--rejected", "r.csv")))
                .isEqualTo(wanted);
        assertThat(ImportCommand.job(List.of("customers", "--rejected", "r.csv", "--mapping", "m", "a b.csv")))
                .isEqualTo(wanted);
    }

    @Test
    void anythingElseIsAnsweredWithTheUsage() {
        for (var words : List.of(
                List.<String>of(),
                List.of("customers"),
                List.of("complaints", "a.csv"),
                List.of("customers", "a.csv", "b.csv"),
                List.of("customers", "a.csv", "--mapping"),
                List.of("customers", "a.csv", "--force")))
            assertThatThrownBy(() -> ImportCommand.job(words)).hasMessageContaining("import-usage");
    }
}
