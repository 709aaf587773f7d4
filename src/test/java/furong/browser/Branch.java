package furong.browser;

import furong.fieldwork.Slots;
import furong.organisation.Area;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.HallId;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import furong.resource.Exchange;
import furong.resource.Inventory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For browser tests: a county branch with a clerk, a crew, an exchange, and agents elsewhere who ring afterwards. */
@Component
class Branch {

    static final String PASSWORD = "hibiscus-2027";
    static final UnitId UNIT = new UnitId(15);
    static final UnitId HOTLINE = new UnitId(25);
    static final HallId HALL = new HallId(19);
    static final String DISTRICT = "510116";
    static final String OFFICE = "510116001";

    private static final Actor SYSTEM = Actor.system("test");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Organisation organisation;
    private final Staff staff;
    private final Inventory inventory;
    private final Slots slots;
    private final TimeTravel time;
    private @Nullable CrewId crew;

    Branch(Organisation organisation, Staff staff, Inventory inventory, Slots slots, TimeTravel time) {
        this.organisation = organisation;
        this.staff = staff;
        this.inventory = inventory;
        this.slots = slots;
        this.time = time;
    }

    /** Nine in the morning of {@code day}, with lines to sell and a crew to go out; may be asked for again. */
    void opens(LocalDate day) {
        clockShows(day.atTime(9, 0));
        if (crew == null) crew = equip();
        slots.openDays(day, day.plusDays(7));
    }

    /** What the people of the branch see. */
    Scope scope() {
        return new Scope(Set.of(UNIT));
    }

    StaffMember clerk() {
        return hire(new Label("文娟", "Wen Juan"), UNIT, Role.COUNTER_CLERK, null, HALL);
    }

    StaffMember technician() {
        return hire(new Label("小蓝", "Xiao Lan"), UNIT, Role.TECHNICIAN, crew, null);
    }

    StaffMember agent() {
        return hire(new Label("何静", "He Jing"), HOTLINE, Role.CALLBACK_AGENT, null, null);
    }

    StaffMember manager() {
        return hire(new Label("罗敏", "Luo Min"), UNIT, Role.BRANCH_MANAGER, null, null);
    }

    StaffMember administrator() {
        return hire(new Label("钱敏", "Qian Min"), UNIT, Role.ADMINISTRATOR, null, null);
    }

    void clockShows(LocalDateTime time) {
        this.time.startAt(time.atZone(ZONE).toInstant());
    }

    private CrewId equip() {
        inventory.addExchange(
                new Exchange("B16", new Label("双流端局", "Shuangliu exchange"), "VOICE"),
                java.util.List.of(Area.district(DISTRICT)));
        inventory.addPorts("B16", "DSLAM", 50);
        var formed = new Crew(CrewId.next(), UNIT, "双流一组", Set.of("ADSL", "COPPER"), Set.of(DISTRICT), null);
        return organisation.formCrew(formed, SYSTEM).id();
    }

    private StaffMember hire(Label name, UnitId unit, Role role, @Nullable CrewId crew, @Nullable HallId hall) {
        var badge = "B" + Math.floorMod(Ids.next(), 10_000_000);
        return staff.hire(
                new NewStaff(badge, name, unit, Set.of(role), Set.of(), crew, hall, staff.hash(PASSWORD)), SYSTEM);
    }
}
