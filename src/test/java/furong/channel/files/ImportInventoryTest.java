package furong.channel.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.channel.web.Texts;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.resource.Ports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes in comes out: every row of a stock file is imported, unchanged or rejected with its line. */
@FurongTest
class ImportInventoryTest {

    private static final Actor BY = Actor.system("test");

    @Autowired
    ImportInventory inventory;

    @Autowired
    ImportCommand command;

    @Autowired
    Numbers numbers;

    @Autowired
    Ports ports;

    private final List<ImportInventory.Rejection> rejected = new ArrayList<>();

    @Test
    void everyRowEndsSomewhereAndDoingItAgainChangesNothing() {
        var file = """
                label,exchange,type,area,name_zh,name_en,numbers
                ,I01,exchange,510985,导入局,Imported,VOICE
                02897100001,I01,NUMBER,,,,
                02897108888,I01,NUMBER,,,,
                02897100001,I01,NUMBER,,,,
                P-1,I01,PAIR,,,,
                P-2,I01,PAIR,510985001,,,
                P-2,I01,PAIR,510985002,,,
                28x,I01,NUMBER,,,,
                02897100002,I99,NUMBER,,,,
                X-1,I01,TELEX,,,,
                "unclosed,I01,NUMBER,,,,
                02897100003,I01
                P-3,I01,PAIR,12,,,
                """;
        assertThat(run(file)).isEqualTo(new ImportInventory.Report(13, 6, 1, 6));
        assertThat(rejected)
                .extracting(ImportInventory.Rejection::line)
                .containsExactlyInAnyOrder(9L, 10L, 11L, 12L, 13L, 14L);
        assertThat(rejected)
                .allSatisfy(one -> assertThat(one.reason()).isNotBlank().doesNotContain("refused."));
        assertThat(numbers.feeOf("02897108888").isPositive()).isTrue();
        assertThat(ports.free(new Area("510985", "510985002"), "PAIR")).isEqualTo(2);
        assertThat(ports.free(Area.district("510985"), "PAIR")).isOne();

        var again = file.replace("P-2,I01,PAIR,510985001,,,\n", "");
        assertThat(run(again)).isEqualTo(new ImportInventory.Report(12, 0, 6, 6));
        assertThat(ports.free(new Area("510985", "510985002"), "PAIR")).isEqualTo(2);
    }

    @Test
    void aNumberStaysInItsExchangeAndAPortInUseWhereItLeads() {
        run("""
                type,exchange,label,area,name_zh,name_en,numbers
                EXCHANGE,I02,,510984,甲局,A,VOICE
                EXCHANGE,I03,,510983,乙局,B,VOICE
                NUMBER,I02,02897200001,,,,
                PAIR,I02,P-1,,,,
                """);
        ports.reserve(1, Area.district("510984"), "PAIR", "order:1", Duration.ofMinutes(30));
        var report = run("""
                type,exchange,label,area,name_zh,name_en,numbers
                NUMBER,I03,02897200001,,,,
                PAIR,I02,P-1,510984001,,,
                EXCHANGE,I02,,,甲局,A,PHS
                EXCHANGE,I02,,,甲局新名,A,VOICE
                """);
        assertThat(report).isEqualTo(new ImportInventory.Report(4, 1, 0, 3));
        assertThat(rejected).extracting(ImportInventory.Rejection::line).containsExactlyInAnyOrder(2L, 3L, 4L);
    }

    @Test
    void twoWhoImportTheSameFileAtOnceTakeEachRowOnce() throws Exception {
        var rows = new StringBuilder(
                "type,exchange,label,area,name_zh,name_en,numbers\n" + "EXCHANGE,I04,,510982,丙局,C,VOICE\n");
        for (var n = 0; n < 3000; n++) rows.append("NUMBER,I04,028973%05d,,,,\n".formatted(n));
        var file = rows.toString();
        Callable<ImportInventory.Report> one = () -> inventory.run(stream(file), Texts.ENGLISH, no -> {}, BY);
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var imported = 0L;
            for (var report : together.invokeAll(List.of(one, one, one))) {
                assertThat(report.get().in()).isEqualTo(3001);
                assertThat(report.get().rejected()).isZero();
                imported += report.get().imported();
            }
            assertThat(imported).isEqualTo(3001);
        }
    }

    @Test
    void aFileWithoutItsColumnsIsRefusedAtOnce() {
        assertThatThrownBy(() -> run("type,label\nNUMBER,1\n"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("stock-columns"));
    }

    @Test
    void theCommandWritesWhatItRejectedBesideTheFile(@TempDir Path folder) throws Exception {
        var file = folder.resolve("stock.csv");
        Files.writeString(file, "type,exchange,label\nNUMBER,NOWHERE,02897400001\n");
        var out = new ByteArrayOutputStream();
        var report = command.inventory(
                ImportCommand.job("inventory", List.of("inventory", file.toString())),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(report).isEqualTo(new ImportInventory.Report(1, 0, 0, 1));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1");
        assertThat(Files.readString(folder.resolve("stock.csv.rejected.csv")))
                .startsWith("line,reason,type,exchange,label\n2,")
                .contains("NOWHERE");
    }

    private ImportInventory.Report run(String file) {
        rejected.clear();
        return inventory.run(stream(file), Texts.ENGLISH, rejected::add, BY);
    }

    private static ByteArrayInputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }
}
