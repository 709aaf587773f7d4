package furong.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import furong.catalog.Choice;
import furong.catalog.FieldType;
import furong.catalog.FormField;
import furong.improvement.FormChange.Aspect;
import furong.platform.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What two versions of a form differ in. */
class FormChangesTest {

    @Test
    void aFieldCarriedToTheTopIsOneMove() {
        var before = List.of(field("a"), field("b"), field("c"), field("d"));
        var after = List.of(field("d"), field("a"), field("b"), field("c"));
        assertThat(FormChanges.between(before, after)).singleElement().satisfies(change -> {
            assertThat(change.aspect()).isEqualTo(Aspect.PLACE);
            assertThat(change.field().name()).isEqualTo("d");
        });
    }

    @Test
    void whateverIsSaidOtherwiseIsNamed() {
        var was = field("a");
        var is = new FormField(
                "a",
                FieldType.CHOICE,
                new Label("新", "new"),
                new Label("新", "new hint"),
                false,
                List.of(new Choice("X", new Label("甲", "one"))),
                "x",
                9,
                1L,
                2L,
                "X");
        assertThat(FormChanges.between(List.of(was), List.of(is)))
                .extracting(FormChange::aspect)
                .containsExactly(
                        Aspect.LABEL,
                        Aspect.HELP,
                        Aspect.TYPE,
                        Aspect.REQUIRED,
                        Aspect.CHOICES,
                        Aspect.LIMITS,
                        Aspect.EXAMPLE);
        assertThat(FormChanges.between(List.of(was), List.of(was))).isEmpty();
    }

    @Test
    void addedRemovedAndMovedAreToldApartWhateverIsDone() {
        var seed = new Random().nextLong();
        System.out.println("FormChangesTest seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < 500; round++) {
            var before = new ArrayList<>(IntStream.range(0, random.nextInt(8))
                    .mapToObj(n -> field("f" + n))
                    .toList());
            var after = new ArrayList<>(before);
            Collections.shuffle(after, random);
            after.removeIf(field -> random.nextInt(4) == 0);
            for (var n = random.nextInt(3); n > 0; n--) after.add(random.nextInt(after.size() + 1), field("g" + n));
            var changes = FormChanges.between(before, after);
            assertThat(names(changes, Aspect.ADDED)).containsExactlyInAnyOrderElementsOf(without(after, before));
            assertThat(names(changes, Aspect.REMOVED)).containsExactlyInAnyOrderElementsOf(without(before, after));
            var moved = names(changes, Aspect.PLACE);
            assertThat(remaining(before, after, moved))
                    .as("those not moved follow each other as before")
                    .isEqualTo(remaining(after, before, moved));
        }
    }

    private static List<String> remaining(List<FormField> of, List<FormField> other, List<String> moved) {
        var names = new HashSet<>(other.stream().map(FormField::name).toList());
        return of.stream()
                .map(FormField::name)
                .filter(names::contains)
                .filter(name -> !moved.contains(name))
                .toList();
    }

    private static List<String> names(List<FormChange> changes, Aspect aspect) {
        return changes.stream()
                .filter(change -> change.aspect() == aspect)
                .map(change -> change.field().name())
                .toList();
    }

    private static List<String> without(List<FormField> all, List<FormField> others) {
        var names = new HashSet<>(others.stream().map(FormField::name).toList());
        return all.stream()
                .map(FormField::name)
                .filter(name -> !names.contains(name))
                .toList();
    }

    private static FormField field(String name) {
        var label = new Label("中" + name, name);
        return new FormField(name, FieldType.TEXT, label, new Label("", ""), true, List.of(), "", 20, null, null, "");
    }
}
