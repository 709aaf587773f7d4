package furong.channel.bank;

import furong.agency.Agencies;
import furong.debit.RunId;
import furong.debit.Runs;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLStreamException;
import org.springframework.stereotype.Component;

/** The files of collections, written when they are fetched. */
@Component
public class CollectionFiles {

    private final Runs runs;
    private final Agencies agencies;

    CollectionFiles(Runs runs, Agencies agencies) {
        this.runs = runs;
        this.agencies = agencies;
    }

    /** Writes a run's file; the same run is the same file, byte by byte. */
    public void write(RunId id, OutputStream out) {
        var run = runs.get(id);
        var bic = agencies.agent(run.bank()).bic();
        try {
            new CollectionOrder(run, runs.terms(run.bank()), bic)
                    .write(out, run.madeAt().truncatedTo(ChronoUnit.SECONDS), taker -> runs.lines(id, taker));
        } catch (XMLStreamException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
