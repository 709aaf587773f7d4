package furong.subscription;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Listens to what is said of lines once it is committed, for tests to look at by reference. */
@Component
class Said {

    private record Word(String reference, String what, Object event) {}

    private final List<Word> words = new CopyOnWriteArrayList<>();

    @TransactionalEventListener
    void on(SwitchedOn said) {
        keep(said.reference(), said);
    }

    @TransactionalEventListener
    void on(Activated said) {
        keep(said.reference(), said);
    }

    @TransactionalEventListener
    void on(LegLive said) {
        keep(said.reference(), said);
    }

    @TransactionalEventListener
    void on(OldLegGone said) {
        keep(said.reference(), said);
    }

    @TransactionalEventListener
    void on(WentOff said) {
        keep(said.reference(), said);
    }

    @TransactionalEventListener
    void on(CameBack said) {
        keep(said.reference(), said);
    }

    @TransactionalEventListener
    void on(Ended said) {
        keep(said.reference(), said);
    }

    @TransactionalEventListener
    void on(Changed said) {
        keep(said.reference(), said);
    }

    @TransactionalEventListener
    void on(Renumbered said) {
        keep(said.reference(), said);
    }

    @TransactionalEventListener
    void on(Transferred said) {
        keep(said.reference(), said);
    }

    /** The names of the events with a reference, in the order in which they were committed. */
    List<String> about(String reference) {
        return words.stream()
                .filter(word -> word.reference().equals(reference))
                .map(Word::what)
                .toList();
    }

    private void keep(String reference, Object event) {
        words.add(new Word(reference, event.getClass().getSimpleName(), event));
    }
}
