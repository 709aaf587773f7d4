package furong.channel.web.hall;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.organisation.Hall;
import furong.organisation.HallId;
import furong.organisation.Organisation;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets people into the halls of their scope; another unit's hall answers as one that does not exist. */
@Component
class HallDoor {

    private final Organisation organisation;
    private final Access access;

    HallDoor(Organisation organisation, Access access) {
        this.organisation = organisation;
        this.access = access;
    }

    Hall open(HallId id, SignedIn who) {
        var hall = organisation.hall(id);
        if (!id.equals(who.who().hall())) access.unit(who, hall.unit());
        return hall;
    }

    /** Where the person works; for others the first hall of their scope. */
    Optional<Hall> own(SignedIn who) {
        var mine = who.who().hall();
        if (mine != null) return Optional.of(organisation.hall(mine));
        return all(who).stream().findFirst();
    }

    /** The halls of the person's scope. */
    List<Hall> all(SignedIn who) {
        return organisation.halls().stream()
                .filter(hall -> who.scope().sees(hall.unit()))
                .toList();
    }

    List<Option> options(SignedIn who, Shell shell) {
        return all(who).stream()
                .map(hall -> new Option(hall.id().text(), shell.t(hall.name())))
                .toList();
    }
}
