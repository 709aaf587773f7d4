package furong.debit;

import furong.agency.AgentCode;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of banks. A file is kept as it came; then read entry by entry and checked as a whole, and nothing happens; then
 * its entries are posted in chunks, each of which is done once however often it is tried. The same file given twice is
 * the same file. Who dies in the middle goes on where it was.
 */
@Component
@AcrossCustomers("a bank's file concerns many customers")
public class BankFiles {

    private static final int NAME_MAX = 120;
    private static final int FILES_MAX = 50;
    private static final int ROWS_MAX = 500;

    private final FileTable table;
    private final RowTable rows;
    private final Posting posting;
    private final Audit audit;
    private final Clock clock;

    BankFiles(FileTable table, RowTable rows, Posting posting, Audit audit, Clock clock) {
        this.table = table;
        this.rows = rows;
        this.posting = posting;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps a file. One with the same content as another is that other. */
    @Transactional
    public FileId give(AgentCode bank, String name, InputStream content, Actor by) throws IOException {
        var id = FileId.next();
        var title = name.isBlank() ? "file.xml" : name.strip();
        var digest = Sha256.digest();
        table.begin(id, bank, title.length() > NAME_MAX ? title.substring(0, NAME_MAX) : title, by, clock.instant());
        var bytes = table.keep(id, new DigestInputStream(content, digest));
        if (bytes == 0) throw Refused.field("file", "debit-file-empty");
        var known = table.name(id, HexFormat.of().formatHex(digest.digest()), bytes);
        if (known.isPresent()) return known.get();
        audit.note(by, "debit.file-given", 0, "bank-file:" + id.text(), Map.of("bank", bank.value(), "bytes", bytes));
        return id;
    }

    /** The file as it came. */
    @Transactional(readOnly = true)
    public InputStream open(FileId file) {
        return table.open(file);
    }

    /** Files that are not at their end, the oldest first. */
    @Transactional(readOnly = true)
    public List<BankFile> underWay(int limit) {
        return table.files(
                "where state not in ('DONE', 'REFUSED') and :id = 0 order by given_at, id limit :limit", 0, limit);
    }

    /**
     * Says what a file is, once its heading is read.
     *
     * @throws Refused {@code debit-message-known} if the bank has used this reference for another file
     */
    @Transactional
    public void heading(FileId file, BankFile.Kind kind, String message, String original) {
        table.heading(file, kind, message, original);
    }

    /** Takes entries as they are read; those that were taken before stay as they are. */
    @Transactional
    public void read(FileId file, List<BankEntry> entries) {
        rows.insert(file, entries);
    }

    /** Ends the reading: all checks passed, and posting may begin. */
    @Transactional
    public void readToTheEnd(FileId file) {
        rows.markTwice(file);
        rows.resolve(file);
        table.move(file, BankFile.State.READING, BankFile.State.POSTING, clock.instant());
    }

    /** Refuses a file as a whole; nothing of it was or will be posted. */
    @Transactional
    public void refuse(FileId file, Refused why) {
        table.refuse(file, why, clock.instant());
    }

    /** Posts the next chunk; false when the file is through. */
    public boolean post(FileId file) {
        return posting.next(get(file));
    }

    @Transactional(readOnly = true)
    public BankFile get(FileId file) {
        return table.files("where id = :id limit :limit", file.value(), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", file.text()));
    }

    /** The newest files. */
    @Transactional(readOnly = true)
    public List<BankFile> newest() {
        return table.files("where :id = 0 order by given_at desc, id desc limit :limit", 0, FILES_MAX);
    }

    /** Entries of a file after one, in its order; with {@code state} only those. */
    @Transactional(readOnly = true)
    public List<FileRow> rows(FileId file, int after, int limit, List<FileRow.State> states) {
        return rows.of(file, after, Math.min(limit, ROWS_MAX), states);
    }
}
