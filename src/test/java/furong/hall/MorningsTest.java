package furong.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.Hall;
import furong.organisation.Role;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FurongTest
class MorningsTest {

    @Autowired
    Mornings mornings;

    @Autowired
    Doors doors;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    private Hall hall;
    private Actor guide;
    private LocalDate today;

    @BeforeEach
    void opens() {
        hall = doors.open();
        guide = doors.person(Role.LOBBY_GUIDE, hall).from("test");
        today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    @AfterEach
    void closes() {
        time.backToRealTime();
    }

    @Test
    void whatIsNotInOrderBecomesATaskUntilSomebodySaysWhatWasDone() {
        mornings.inspect(hall.id(), allBut("WATER"), Map.of("WATER", "饮水机坏了"), guide);
        var morning = mornings.of(hall.id(), today).orElseThrow();
        assertThat(morning.score()).isEqualTo(11.0 / 12);
        var task = taskOfToday();
        assertThat(task.item().code()).isEqualTo("WATER");
        assertThat(task.found()).isEqualTo("饮水机坏了");
        assertThatThrownBy(() -> mornings.done(hall.id(), today, "WATER", " ", guide))
                .isInstanceOf(Refused.class);
        mornings.done(hall.id(), today, "WATER", "换了一台", guide);
        assertThat(mornings.tasks(List.of(hall.id())))
                .noneMatch(one -> one.day().equals(today));
    }

    @Test
    void nothingIsLeftOutAndNothingIsKeptHalf() {
        assertThatThrownBy(() -> mornings.inspect(hall.id(), allBut("WATER"), Map.of(), guide))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.field()).isEqualTo("ok-WATER"));
        assertThatThrownBy(() -> mornings.inspect(hall.id(), allBut("WATER"), Map.of("WATER", ""), guide))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.field()).isEqualTo("note-WATER"));
        assertThat(mornings.of(hall.id(), today)).isEmpty();
    }

    @Test
    void aHallIsLookedThroughOnceADay() {
        mornings.inspect(hall.id(), allBut(""), Map.of(), guide);
        assertThatThrownBy(() -> mornings.inspect(hall.id(), allBut(""), Map.of(), guide))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("morning-done");
        assertThat(mornings.tasks(List.of(hall.id())))
                .noneMatch(one -> one.day().equals(today));
    }

    @Test
    void aMissedMorningRaisesATaskOnce() {
        assertThat(mornings.missed(today)).isPositive();
        mornings.missed(today);
        assertThat(taskOfToday().item()).isNull();
        mornings.done(hall.id(), today, "", "忘了，已补", guide);
        assertThat(mornings.tasks(List.of(hall.id())))
                .noneMatch(one -> one.day().equals(today));
    }

    private HallTask taskOfToday() {
        return mornings.tasks(List.of(hall.id())).stream()
                .filter(one -> one.day().equals(today))
                .findFirst()
                .orElseThrow();
    }

    private List<String> allBut(String code) {
        return mornings.items(today).stream()
                .map(CheckItem::code)
                .filter(one -> !one.equals(code))
                .toList();
    }
}
