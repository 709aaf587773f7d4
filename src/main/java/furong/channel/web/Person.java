package furong.channel.web;

import java.util.Set;

/** The signed-in person as pages show them. */
public record Person(String badge, String name, String unit, Set<String> roles) {

    public boolean has(String... anyOf) {
        for (var role : anyOf) if (roles.contains(role)) return true;
        return false;
    }
}
