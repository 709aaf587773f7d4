package furong.channel.web;

import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import furong.platform.Label;
import java.util.List;

/** The signed-in person as pages show them. */
public record Person(SignedIn signedIn, Label fullName, Label unitName) {

    public String badge() {
        return signedIn.who().badge();
    }

    /** The roles in the order they are declared. */
    public List<Role> roles() {
        return signedIn.who().roles().stream().sorted().toList();
    }

    public boolean hasAny(List<Role> wanted) {
        return wanted.stream().anyMatch(signedIn::is);
    }
}
