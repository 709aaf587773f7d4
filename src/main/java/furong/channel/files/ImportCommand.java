package furong.channel.files;

import furong.platform.Refused;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/** {@code bin/furong import customers FILE [--mapping FILE] [--rejected FILE]}; the process ends afterwards. */
@Component
class ImportCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final int SOME_REJECTED = 2;

    private final ImportCustomers customers;
    private int exitCode;

    ImportCommand(ImportCustomers customers) {
        this.customers = customers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var words = List.of(arguments.getSourceArgs());
        if (words.isEmpty() || !words.getFirst().equals("import")) return;
        try {
            var report = customers.run(job(words.subList(1, words.size())), System.out);
            exitCode = report.rejected() == 0 ? 0 : SOME_REJECTED;
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

    static ImportCustomers.Job job(List<String> given) {
        var words = new ArrayDeque<>(given);
        if (!"customers".equals(words.poll())) throw new Refused("import-usage");
        Path file = null;
        Path mapping = null;
        Path rejected = null;
        while (!words.isEmpty()) {
            var word = words.poll();
            if (word.equals("--mapping")) mapping = path(words.poll());
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
