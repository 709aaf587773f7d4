package furong.channel.files;

import furong.platform.Actor;
import furong.platform.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/**
 * {@code bin/furong import customers FILE [--mapping FILE] [--rejected FILE]}, the same for {@code complaints}, and
 * {@code import inventory FILE [--rejected FILE]}; the process ends afterwards.
 */
@Component
class ImportCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final int SOME_REJECTED = 2;

    private final ImportCustomers customers;
    private final ImportInventory inventory;
    private final ImportComplaints complaints;
    private int exitCode;

    ImportCommand(ImportCustomers customers, ImportInventory inventory, ImportComplaints complaints) {
        this.customers = customers;
        this.inventory = inventory;
        this.complaints = complaints;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var words = List.of(arguments.getSourceArgs());
        if (words.isEmpty() || !words.getFirst().equals("import")) return;
        try {
            var given = words.subList(1, words.size());
            var rejected = switch (given.isEmpty() ? "" : given.getFirst()) {
                case "inventory" ->
                    inventory(job("inventory", given), System.out).rejected();
                case "complaints" ->
                    complaints.run(job("complaints", given), System.out).rejected();
                default -> customers.run(job(given), System.out).rejected();
            };
            exitCode = rejected == 0 ? 0 : SOME_REJECTED;
        } catch (Refused refused) {
            System.err.println(customers.text(
                    "refused." + refused.code(), refused.arguments().toArray()));
            exitCode = 1;
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    ImportInventory.Report inventory(ImportCustomers.Job job, PrintStream out) {
        var file = job.file();
        if (!Files.isReadable(file) || Files.isDirectory(file)) throw new Refused("import-file", file);
        var rejectedFile = job.rejectedFile().toAbsolutePath();
        if (!Files.isWritable(Files.exists(rejectedFile) ? rejectedFile : rejectedFile.getParent()))
            throw new Refused("import-rejected-file", rejectedFile);
        try (var rows = new CsvRows(Files.newInputStream(file), StandardCharsets.UTF_8, ',');
                var rejected = new RejectedRows(rejectedFile, StandardCharsets.UTF_8, ',', rows.header())) {
            var report = inventory.run(
                    rows,
                    customers.language(),
                    (row, reason) -> {
                        switch (row) {
                            case CsvRows.Row.Good good -> rejected.add(good.line(), reason, good.fields());
                            case CsvRows.Row.Bad bad -> rejected.add(bad.line(), reason, bad.raw());
                        }
                    },
                    Actor.system("import inventory"));
            out.println(customers.text(
                    "stock.import.end", report.in(), report.imported(), report.unchanged(), report.rejected()));
            return report;
        } catch (IOException failure) {
            throw new Refused("import-io", String.valueOf(failure.getMessage()));
        }
    }

    static ImportCustomers.Job job(List<String> given) {
        return job("customers", given);
    }

    static ImportCustomers.Job job(String what, List<String> given) {
        var words = new ArrayDeque<>(given);
        if (!what.equals(words.poll())) throw new Refused("import-usage");
        Path file = null;
        Path mapping = null;
        Path rejected = null;
        while (!words.isEmpty()) {
            var word = words.poll();
            if (word.equals("--mapping") && !what.equals("inventory")) mapping = path(words.poll());
            else if (word.equals("--rejected")) rejected = path(words.poll());
            else if (!word.startsWith("--") && file == null) file = Path.of(word);
            else throw new Refused("import-usage");
        }
        if (file == null) throw new Refused("import-usage");
        return new ImportCustomers.Job(file, mapping, rejected);
    }

    private static Path path(@Nullable String word) {
        if (word == null) throw new Refused("import-usage");
        return Path.of(word);
    }
}
