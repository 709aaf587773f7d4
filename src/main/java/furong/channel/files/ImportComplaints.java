package furong.channel.files;

import furong.care.CaseImport;
import furong.care.CaseImport.Holder;
import furong.care.CaseImport.Incoming;
import furong.care.CaseImport.Outcome;
import furong.channel.web.Texts;
import furong.customer.Account;
import furong.customer.Address;
import furong.customer.Contact;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.CustomerImport;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.Area;
import furong.organisation.Segment;
import furong.platform.Actor;
import furong.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.springframework.stereotype.Component;

/**
 * Takes complaints over from a CSV file, gzipped or not: streamed, each row imported or written with its reason to a file
 * beside the input, and nothing changed by doing it again. Whoever complained becomes a customer with the first of theirs.
 */
@Component
public class ImportComplaints {

    private static final int BATCH = 2_000;
    private static final int ROWS_PER_LINE_OF_PROGRESS = 50_000;
    private static final int TITLE_MAX = 120;
    private static final Area HOME = new Area("510104", "510104022");
    private static final String UNKNOWN_HOLDER = "unknown";

    private final CaseImport cases;
    private final CustomerImport customerImport;
    private final Customers customers;
    private final ImportCustomers customerFiles;
    private final Texts texts;
    private final Clock clock;

    ImportComplaints(
            CaseImport cases,
            CustomerImport customerImport,
            Customers customers,
            ImportCustomers customerFiles,
            Texts texts,
            Clock clock) {
        this.cases = cases;
        this.customerImport = customerImport;
        this.customers = customers;
        this.customerFiles = customerFiles;
        this.texts = texts;
        this.clock = clock;
    }

    /** Refused before the first row if the file, the mapping or the place for rejected rows is no good. */
    public ImportCustomers.Report run(ImportCustomers.Job job, PrintStream out) {
        var file = job.file();
        if (!Files.isReadable(file) || Files.isDirectory(file)) throw new Refused("import-file", file);
        var rejectedFile = job.rejectedFile().toAbsolutePath();
        if (!Files.isWritable(Files.exists(rejectedFile) ? rejectedFile : rejectedFile.getParent()))
            throw new Refused("import-rejected-file", rejectedFile);
        try {
            var mapping = ComplaintMapping.read(job.mapping());
            try (var rows = new CsvRows(open(file), StandardCharsets.UTF_8, ',')) {
                mapping.check(rows.header());
                try (var rejected = new RejectedRows(rejectedFile, StandardCharsets.UTF_8, ',', rows.header())) {
                    return new Run(file, mapping, rows, rejected, out).toTheEnd();
                }
            }
        } catch (IOException failure) {
            throw new Refused("import-io", String.valueOf(failure.getMessage()));
        }
    }

    private static InputStream open(Path file) throws IOException {
        var bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    /** One reading of one file. */
    private final class Run {

        private final String source;
        private final ComplaintMapping mapping;
        private final CsvRows rows;
        private final RejectedRows rejectedRows;
        private final PrintStream out;
        private final Actor by = Actor.system("import complaints");
        private final Map<String, Holder> holders = new HashMap<>();
        private final List<CsvRows.Row.Good> batch = new ArrayList<>(BATCH);
        private final List<Incoming> incoming = new ArrayList<>(BATCH);
        private long in;
        private long imported;
        private long rejected;
        private long unchanged;

        Run(Path file, ComplaintMapping mapping, CsvRows rows, RejectedRows rejectedRows, PrintStream out) {
            this.source = mapping.source(file);
            this.mapping = mapping;
            this.rows = rows;
            this.rejectedRows = rejectedRows;
            this.out = out;
        }

        ImportCustomers.Report toTheEnd() throws IOException {
            for (var row = rows.next(); row != null; row = rows.next()) {
                in++;
                switch (row) {
                    case CsvRows.Row.Bad bad -> {
                        rejected++;
                        var why = new Refused(bad.code(), bad.arguments().toArray());
                        rejectedRows.add(bad.line(), reason(why), bad.raw());
                    }
                    case CsvRows.Row.Good good -> take(good);
                }
                if (batch.size() == BATCH) flush();
                if (in % ROWS_PER_LINE_OF_PROGRESS == 0) out.println(text("import.progress", in, imported, rejected));
            }
            flush();
            out.println(text("import.end", in, imported, unchanged, rejected));
            return new ImportCustomers.Report(in, imported, rejected, unchanged);
        }

        private void take(CsvRows.Row.Good row) throws IOException {
            try {
                incoming.add(read(row.fields()));
                batch.add(row);
            } catch (Refused refused) {
                reject(row, refused);
            }
        }

        private Incoming read(List<String> row) {
            var fields = mapping.fields(rows.header(), row);
            var reference = fields.getOrDefault("reference", "");
            if (reference.isEmpty()) throw Refused.field("reference", "import-reference");
            var received = mapping.moment("received", fields.getOrDefault("received", ""));
            if (received.isAfter(clock.instant())) throw Refused.field("received", "import-future", received);
            var closing = fields.getOrDefault("closed", "");
            var closed = mapping.isClosed(fields.getOrDefault("status", ""), !closing.isEmpty());
            var closedAt = closed ? mapping.moment("closed", closing) : null;
            if (closedAt != null && closedAt.isBefore(received))
                throw Refused.field("closed", "import-closed-early", closing);
            var title = fields.getOrDefault("title", reference);
            return new Incoming(
                    reference,
                    String.join("\u001f", row),
                    holder(fields.getOrDefault("holder", UNKNOWN_HOLDER)),
                    title.length() > TITLE_MAX ? title.substring(0, TITLE_MAX) : title,
                    fields.getOrDefault("story", ""),
                    fields.getOrDefault("complainant", fields.getOrDefault("holder", "")),
                    fields.getOrDefault("behalf", ""),
                    received,
                    closedAt,
                    mapping.rules());
        }

        private void flush() throws IOException {
            if (batch.isEmpty()) return;
            var outcomes = cases.take(source, incoming, by);
            for (var i = 0; i < outcomes.size(); i++) {
                switch (outcomes.get(i)) {
                    case Outcome.Imported _ -> imported++;
                    case Outcome.Unchanged _ -> {
                        imported++;
                        unchanged++;
                    }
                    case Outcome.Rejected(var why) -> reject(batch.get(i), why);
                }
            }
            batch.clear();
            incoming.clear();
        }

        private void reject(CsvRows.Row.Good row, Refused why) throws IOException {
            rejected++;
            rejectedRows.add(row.line(), reason(why), row.fields());
        }

        private Holder holder(String name) {
            return holders.computeIfAbsent(name, this::findOrRegister);
        }

        /** Whoever complained is an organisation of ours from then on; the house stands for an address we do not know. */
        private Holder findOrRegister(String name) {
            var key = "complainants of " + source;
            if (!customerImport.takenOver(key, List.of(name)).containsKey(name)) {
                var wanted = new NewCustomer(
                        Customer.Kind.ORGANISATION,
                        name,
                        Segment.COMMERCIAL,
                        null,
                        List.<Contact>of(),
                        new NewPlace(HOME, Address.street("春熙路", "1")),
                        Account.PaymentMethod.COUNTER,
                        null);
                var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
                var row = new CustomerImport.Incoming(name, name, wanted, today, true, Set.of(), "", "");
                if (customerImport.take(key, List.of(row), by).getFirst()
                        instanceof CustomerImport.Outcome.Rejected(var why)) throw why;
            }
            CustomerId id = customerImport.takenOver(key, List.of(name)).get(name);
            var customer = customers.get(java.util.Objects.requireNonNull(id));
            return new Holder(
                    customer.id(),
                    customer.owner(),
                    customer.segment(),
                    customer.home().rural());
        }

        private String reason(Refused why) {
            return text("refused." + why.code(), why.arguments().toArray());
        }
    }

    private String text(String key, Object... arguments) {
        return texts.text(customerFiles.language(), key, arguments);
    }
}
