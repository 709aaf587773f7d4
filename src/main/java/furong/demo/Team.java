package furong.demo;

import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Hall;
import furong.organisation.HallId;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import furong.organisation.UnitKind;
import furong.organisation.Vehicle;
import furong.platform.Actor;
import furong.platform.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hires everybody and forms the crews. Badges are the unit's number and a counter: 05001 is Jinjiang's manager. */
class Team {

    static final String PASSWORD = "furong-2026";
    private static final Set<String> WIRED = Set.of("COPPER", "ADSL");
    private static final Set<String> LIGHT = Set.of("FIBRE", "LAN", "ADSL");
    private static final Set<String> EVERYTHING = Set.of("COPPER", "ADSL", "FIBRE", "LAN");
    static final Map<String, List<String>> DISTRICTS = Map.ofEntries(
            Map.entry("JJ", List.of("510104")),
            Map.entry("QY", List.of("510105")),
            Map.entry("JN", List.of("510106")),
            Map.entry("WH", List.of("510107")),
            Map.entry("CH", List.of("510108")),
            Map.entry("GX", List.of("510107")),
            Map.entry("LQ", List.of("510112", "510185")),
            Map.entry("QBJ", List.of("510113")),
            Map.entry("XD", List.of("510114")),
            Map.entry("WJ", List.of("510115")),
            Map.entry("SL", List.of("510116")),
            Map.entry("PX", List.of("510117")),
            Map.entry("JT", List.of("510121")),
            Map.entry("DY", List.of("510129")),
            Map.entry("PJ", List.of("510131")),
            Map.entry("XJ", List.of("510118", "510132")),
            Map.entry("DJY", List.of("510181")),
            Map.entry("PZ", List.of("510182")),
            Map.entry("QL", List.of("510183")),
            Map.entry("CZ", List.of("510184")));

    private final Organisation organisation;
    private final Staff staff;
    private final People people;
    private final Actor by;
    private final String hash;
    private final List<StaffMember> hired = new ArrayList<>();

    Team(Organisation organisation, Staff staff, People people, Actor by) {
        this.organisation = organisation;
        this.staff = staff;
        this.people = people;
        this.by = by;
        this.hash = staff.hash(PASSWORD);
    }

    List<StaffMember> hire(Progress progress) {
        progress.begin("staff and crews");
        var units = organisation.units();
        var halls = organisation.halls();
        var vehicles = organisation.vehicles();
        for (var n = 0; n < units.size(); n++) {
            hire(units.get(n), halls, vehicles);
            progress.at(n + 1, units.size());
        }
        return List.copyOf(hired);
    }

    private void hire(Unit unit, List<Hall> halls, List<Vehicle> vehicles) {
        var badges = new Badges(unit.id());
        person(badges, unit, Set.of(Role.BRANCH_MANAGER));
        switch (unit.kind()) {
            case COMPANY -> company(badges, unit);
            case KEY_ACCOUNTS -> several(6, badges, unit, Role.ACCOUNT_MANAGER);
            case COMMERCIAL -> {
                several(4, badges, unit, Role.ACCOUNT_MANAGER);
                several(2, badges, unit, Role.COUNTER_CLERK);
            }
            case HOTLINE -> {
                several(12, badges, unit, Role.HOTLINE_AGENT);
                several(10, badges, unit, Role.CALLBACK_AGENT);
            }
            case QUALITY -> {
                several(4, badges, unit, Role.QUALITY_SUPERVISOR);
                several(3, badges, unit, Role.CALLBACK_AGENT); // they ring whom the hotline itself has served
            }
            case OPERATING, COUNTY_BRANCH -> branch(badges, unit, halls, vehicles);
        }
    }

    private void company(Badges badges, Unit unit) {
        person(badges, unit, Set.of(Role.ADMINISTRATOR));
        several(3, badges, unit, Role.FINANCE);
    }

    private void branch(Badges badges, Unit unit, List<Hall> halls, List<Vehicle> vehicles) {
        several(unit.kind() == UnitKind.OPERATING ? 2 : 1, badges, unit, Role.DISPATCHER);
        for (var hall :
                halls.stream().filter(hall -> hall.unit().equals(unit.id())).toList()) {
            clerks(badges, unit, hall);
        }
        person(badges, unit, Set.of(Role.BACK_OFFICE));
        var districts = Set.copyOf(DISTRICTS.getOrDefault(unit.code(), List.of()));
        var vehicle =
                vehicles.stream().filter(car -> car.unit().equals(unit.id())).findFirst();
        if (unit.kind() == UnitKind.OPERATING) {
            crew(badges, unit, 1, WIRED, districts, vehicle.orElse(null));
            crew(badges, unit, 2, LIGHT, districts, null);
            crew(badges, unit, 3, EVERYTHING, districts, null);
            crew(badges, unit, 4, LIGHT, districts, null);
        } else {
            crew(badges, unit, 1, EVERYTHING, districts, vehicle.orElse(null));
            crew(badges, unit, 2, EVERYTHING, districts, null);
        }
    }

    private void clerks(Badges badges, Unit unit, Hall hall) {
        for (var n = 0; n < 3; n++) member(badges, unit, Set.of(Role.COUNTER_CLERK), null, hall.id(), Set.of());
        member(badges, unit, Set.of(Role.LOBBY_GUIDE), null, hall.id(), Set.of());
    }

    private void crew(
            Badges badges, Unit unit, int n, Set<String> skills, Set<String> districts, @Nullable Vehicle vehicle) {
        var name = unit.name().zh().replace("电信运营部", "").replace("分公司", "") + n + "组";
        var crew = organisation.formCrew(
                new Crew(CrewId.next(), unit.id(), name, skills, districts, vehicle == null ? null : vehicle.id()), by);
        for (var who = 0; who < 2; who++) member(badges, unit, Set.of(Role.TECHNICIAN), crew.id(), null, skills);
    }

    private void several(int count, Badges badges, Unit unit, Role role) {
        for (var n = 0; n < count; n++) person(badges, unit, Set.of(role));
    }

    private void person(Badges badges, Unit unit, Set<Role> roles) {
        member(badges, unit, roles, null, null, Set.of());
    }

    private void member(
            Badges badges,
            Unit unit,
            Set<Role> roles,
            @Nullable CrewId crew,
            @Nullable HallId hall,
            Set<String> skills) {
        var badge = badges.next();
        hired.add(staff.hire(new NewStaff(badge, name(badge), unit.id(), roles, skills, crew, hall, hash), by));
    }

    /** Two people of the story this city is named after work here: 文娟 at the model hall, 小蓝 in its district's crew. */
    private Label name(String badge) {
        return switch (badge) {
            case "05004" -> new Label("文娟", "Wen Juan");
            default -> people.person();
        };
    }

    private static final class Badges {
        private final UnitId unit;
        private int last;

        Badges(UnitId unit) {
            this.unit = unit;
        }

        String next() {
            last++;
            return "%02d%03d".formatted(unit.value(), last);
        }
    }
}
