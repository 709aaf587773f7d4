package furong.fieldwork;

import furong.organisation.CrewId;
import furong.platform.Refused;
import java.time.LocalTime;

/** The minutes a confirmed hold stands for, and the crew whose time they are. */
record HeldSlot(HoldId id, SlotKey key, LocalTime until, CrewId crew, int minutes, VisitId visit) {

    /** A hold is asked for by a form: what it took must be time of those who can do the work there, and enough of it. */
    void mustSuit(Visit.Job job) {
        if (minutes < job.minutes()
                || !key.skill().equals(job.skill())
                || !key.district().equals(job.area().district())) throw Refused.field("slot", "hold-unfit");
    }
}
