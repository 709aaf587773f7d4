package furong;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The style guide, as far as a machine can check it. */
class HabitsTest {

    private static final int FILE_LINES_MAX = 300;
    private static final int LINE_COLUMNS_MAX = 200;
    private static final int FILES_PER_MODULE_MAX = 30;
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("furong");

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO|Mapper|Abstract\\w+|Base\\w+)")
                .check(CLASSES);
    }

    @Test
    void timeIsGivenNotTaken() {
        var rule = noClasses().should().callMethod(System.class, "currentTimeMillis");
        for (var type : List.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class))
            rule = rule.orShould().callMethod(type, "now");
        rule.check(CLASSES);
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        for (var type : List.of(double.class, float.class))
            noFields()
                    .that()
                    .haveNameMatching("(?i).*(amount|price|fee|minor|compensation).*")
                    .should()
                    .haveRawType(type)
                    .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Autowired.class).check(CLASSES);
    }

    @Test
    void onlyTheDoorsKnowTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..channel..", "..platform..", "pages..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void filesStayReadable() {
        var complaints = new ArrayList<String>();
        for (var file : javaFiles(Path.of("src"))) {
            var lines = lines(file);
            if (lines.size() > FILE_LINES_MAX) complaints.add(file + " has " + lines.size() + " lines");
            for (var line : lines) {
                if (line.length() > LINE_COLUMNS_MAX) complaints.add(file + " has a line of " + line.length());
                if (line.contains("TO" + "DO") || line.contains("FIX" + "ME") || line.contains("lom" + "bok"))
                    complaints.add(file + ": " + line.strip());
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void modulesStaySmallEnoughToRead() {
        var files = new TreeMap<String, Integer>();
        javaFiles(Path.of("src/main/java"))
                .forEach(file -> files.merge(file.getParent().toString(), 1, Integer::sum));
        assertThat(files)
                .allSatisfy((folder, count) -> assertThat(count).as(folder).isLessThanOrEqualTo(FILES_PER_MODULE_MAX));
    }

    @Test
    void everyPackageIsNullMarked() {
        var folders = javaFiles(Path.of("src/main/java")).stream()
                .map(Path::getParent)
                .distinct();
        assertThat(folders.filter(folder -> !folder.endsWith("furong")))
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .exists()
                        .content()
                        .contains("@NullMarked"));
    }

    @Test
    void nobodyReadsAnotherModulesTables() {
        var complaints = new ArrayList<String>();
        var table =
                Pattern.compile("\\b(?:from|join|into|update)\\s+(" + String.join("|", schemas()) + ")\\.[a-z_\"]+");
        for (var file : javaFiles(Path.of("src/main/java"))) {
            var module =
                    Path.of("src/main/java/furong").relativize(file).getName(0).toString();
            var found = table.matcher(String.join("\n", lines(file)));
            while (found.find()) if (!found.group(1).equals(module)) complaints.add(file + ": " + found.group());
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void pagesCarryNoScriptAndNoStyle() {
        var complaints = new ArrayList<String>();
        for (var file : files(Path.of("src/main/jte"), ".jte")) {
            for (var line : lines(file)) {
                if (line.matches("(?i).*<script(?![^>]*\\bsrc=)[^>]*>.*")
                        || line.matches("(?i).*\\s(style|on[a-z]+)=\".*")) complaints.add(file + ": " + line.strip());
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void testsNeitherSleepNorSkipInSilence() {
        var complaints = new ArrayList<String>();
        for (var file : javaFiles(Path.of("src/test/java"))) {
            for (var line : lines(file)) {
                if (line.contains("Thread." + "sleep(") || line.contains("@" + "Disabled"))
                    complaints.add(file + ": " + line.strip());
            }
        }
        assertThat(complaints).isEmpty();
    }

    /** Each module has one, named like its folder of migrations. */
    private static List<String> schemas() {
        try (Stream<Path> folders = Files.list(MIGRATIONS)) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> javaFiles(Path root) {
        return files(root, ".java");
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
