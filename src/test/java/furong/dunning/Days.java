package furong.dunning;

import furong.platform.TimeTravel;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Lets days pass as dunning sees them: a look at everything each night, what is due done four times a day. */
@Component
public class Days {

    private static final int MANY = 10_000;

    private final Debtors debtors;
    private final DunningBoard board;
    private final TimeTravel time;

    Days(Debtors debtors, DunningBoard board, TimeTravel time) {
        this.debtors = debtors;
        this.board = board;
        this.time = time;
    }

    public void passUntil(LocalDate day) {
        for (var next = debtors.today().plusDays(1); !next.isAfter(day); next = next.plusDays(1)) {
            time.startAt(debtors.at(next, 2));
            board.look();
            for (var hour : new int[] {9, 12, 16, 19}) {
                time.startAt(debtors.at(next, hour).plusSeconds(3000));
                board.takeUpDue(MANY);
            }
        }
    }
}
