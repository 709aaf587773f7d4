package furong.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Instances whose best solutions are known, where the folder with them lies beside this checkout. */
class SolomonTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("routing.instances", "../shared/vrptw")).toAbsolutePath();

    @Test
    void theClusteredHundredAreSolvedToTheBestKnown() throws IOException {
        assertThat(distance("solomon/C101", 2_000)).isEqualTo(8_273);
        assertThat(distance("solomon/C201", 2_000)).isEqualTo(5_891);
    }

    @Test
    void twoHundredStayNearTheBestKnown() throws IOException {
        assertThat(distance("gehring_homberger/C1_2_1", 5_000)).isBetween(26_986L, 27_800L);
    }

    private static long distance(String name, int rounds) throws IOException {
        var file = FOLDER.resolve(name + ".txt");
        assumeTrue(Files.exists(file), "skipped: no benchmark instance at " + file);
        var problem = Solomon.read(file, Solomon.Convention.DIMACS).problem();
        var answer = Planner.on(problem).plan(Budget.rounds(rounds));
        var report = Checker.check(problem, answer.plan());
        assertThat(report.broken()).isEmpty();
        assertThat(report.unserved()).isEmpty();
        assertThat(report.cost()).isEqualTo(answer.cost());
        return answer.cost().total();
    }
}
