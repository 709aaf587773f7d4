package furong.channel.web.organisation;

import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Hall;
import furong.organisation.HallId;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.UnitId;
import furong.platform.Label;
import furong.platform.Refused;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form that hires somebody as it was sent; every part may be missing or blank. */
record Hiring(
        @Nullable String badge,
        @Nullable String nameZh,
        @Nullable String nameEn,
        @Nullable String unit,
        @Nullable Set<Role> roles,
        @Nullable String hall,
        @Nullable String crew,
        @Nullable String password,
        @Nullable String again) {

    UnitId chosenUnit() {
        return UnitId.of(required("unit", unit));
    }

    /** What somebody can do in the field is what their crew can. */
    NewStaff person(Organisation organisation, Staff staff) {
        var name = required("nameZh", nameZh);
        var hall = hall(organisation);
        var crew = crew(organisation);
        return new NewStaff(
                ownBadge(),
                new Label(name, text(nameEn).isEmpty() ? name : text(nameEn)),
                chosenUnit(),
                chosenRoles(),
                crew == null ? Set.of() : crew.skills(),
                crew == null ? null : crew.id(),
                hall == null ? null : hall.id(),
                hash(staff, password, again));
    }

    /** The hash of a password typed twice; the fields are {@code password} and {@code again}. */
    static String hash(Staff staff, @Nullable String password, @Nullable String again) {
        if (password == null || password.isEmpty()) throw Refused.field("password", "required");
        if (!password.equals(again)) throw Refused.field("again", "staff-password-twice");
        return staff.hash("password", password);
    }

    private String ownBadge() {
        var typed = required("badge", badge);
        if (!typed.matches("[0-9A-Z]{4,20}")) throw Refused.field("badge", "staff-badge-form");
        return typed;
    }

    private Set<Role> chosenRoles() {
        if (roles == null || roles.isEmpty()) throw Refused.field("roles", "staff-without-role");
        return roles;
    }

    private @Nullable Hall hall(Organisation organisation) {
        if (text(hall).isEmpty()) return null;
        var chosen = organisation.hall(HallId.of(text(hall)));
        if (!chosen.unit().equals(chosenUnit())) throw Refused.field("hall", "staff-elsewhere");
        return chosen;
    }

    private @Nullable Crew crew(Organisation organisation) {
        if (text(crew).isEmpty()) return null;
        var chosen = organisation.crew(CrewId.of(text(crew)));
        if (!chosen.unit().equals(chosenUnit())) throw Refused.field("crew", "staff-elsewhere");
        return chosen;
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent.strip();
    }

    private static String required(String field, @Nullable String sent) {
        if (text(sent).isEmpty()) throw Refused.field(field, "required");
        return text(sent);
    }
}
