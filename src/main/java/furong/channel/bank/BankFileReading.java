package furong.channel.bank;

import furong.debit.BankEntry;
import furong.debit.BankFile;
import furong.debit.BankFiles;
import furong.debit.Runs;
import furong.platform.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes banks' files to their end: reads them, checks them as a whole, posts them. Whatever was interrupted is done again
 * from where it was; what was done stays done.
 */
@Component
public class BankFileReading {

    private static final Logger log = LoggerFactory.getLogger(BankFileReading.class);
    private static final int CHUNK = 1000;
    private static final int FILES = 20;

    private final BankFiles files;
    private final Runs runs;

    BankFileReading(BankFiles files, Runs runs) {
        this.files = files;
        this.runs = runs;
    }

    /** Works on every file that is not at its end, one after the other. */
    public void work() {
        for (var file : files.underWay(FILES)) {
            try {
                work(file);
            } catch (RuntimeException failure) {
                log.error(
                        "the file {} of {} waits: its work failed and is tried again",
                        file.id().text(),
                        file.bank(),
                        failure);
            }
        }
    }

    private void work(BankFile file) {
        if (file.state() == BankFile.State.GIVEN || file.state() == BankFile.State.READING) read(file);
        while (files.post(file.id()))
            log.debug("posted a chunk of {}", file.id().text());
    }

    private void read(BankFile file) {
        var collecting = new Collecting(file);
        try (var in = files.open(file.id())) {
            BankMessages.read(in, runs.terms(file.bank()).ourAccount(), collecting);
            collecting.flush();
            files.readToTheEnd(file.id());
        } catch (Refused refused) {
            files.refuse(file.id(), refused);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private final class Collecting implements BankMessages.Taker {

        private final BankFile file;
        private final List<BankEntry> some = new ArrayList<>(CHUNK);

        Collecting(BankFile file) {
            this.file = file;
        }

        @Override
        public void heading(BankFile.Kind kind, String message, String original) {
            files.heading(file.id(), kind, message, original);
        }

        @Override
        public void entry(BankEntry entry) {
            some.add(entry);
            if (some.size() == CHUNK) flush();
        }

        void flush() {
            if (!some.isEmpty()) files.read(file.id(), some);
            some.clear();
        }
    }
}
