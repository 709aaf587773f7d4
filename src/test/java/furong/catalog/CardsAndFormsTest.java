package furong.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class CardsAndFormsTest {

    private static final LocalDate DAY = LocalDate.of(2004, 3, 1);
    private static final Actor EDITOR = new Actor(7, 1, "0007", "test");

    @Autowired
    Catalog catalog;

    @Autowired
    Cards cards;

    @Autowired
    Forms forms;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    @Test
    @DisplayName("A2.1 everything a customer can ask for has a card and a form, in both languages")
    void everyTransactionHasACardAndAForm() {
        assertThat(delivered()).contains("INSTALL_FTTH", "MOVE", "CHANGE", "REMOVE", "CANCEL_ORDER");
        assertThat(delivered()).allSatisfy(transaction -> {
            var card = cards.version(transaction, 1);
            assertThat(card.steps()).isNotEmpty();
            assertThat(card.documents()).isNotEmpty();
            assertThat(card.cautions()).isNotEmpty();
            assertThat(labels(card)).allSatisfy(CardsAndFormsTest::inBothLanguages);
            assertThat(forms.version(transaction, 1).fields()).allSatisfy(field -> {
                inBothLanguages(field.label());
                assertThat(field.choices()).allSatisfy(choice -> inBothLanguages(choice.label()));
                assertThat(field.help().zh().isEmpty())
                        .isEqualTo(field.help().en().isEmpty());
            });
        });
        assertThat(catalog.products()).extracting(Product::installation).allMatch(delivered()::contains);
        assertThat(cards.current(DAY)).extracting(Card::transaction).containsAll(delivered());
    }

    @Test
    @DisplayName("A2.2 a form asks nothing that is known: two answers for a move, none for a change of features")
    void aFormAsksNothingThatIsKnown() {
        assertThat(names("MOVE")).containsExactly("contactName", "contactPhone");
        assertThat(names("MOVE_FIXED_LINE")).containsExactly("contactName", "contactPhone", "announce");
        assertThat(names("CHANGE")).isEmpty();
        assertThat(names("RESUME")).isEmpty();
        assertThat(names("RENUMBER")).containsExactly("announce");
        assertThat(names("TRANSFER")).containsExactly("reason");
        assertThat(names("SUSPEND")).containsExactly("until");
        assertThat(names("REMOVE")).containsExactly("reason", "equipment");
        assertThat(names("REMOVE_FIXED_LINE")).containsExactly("reason");
    }

    @Test
    void theExamplesOfAFormAreGoodAnswersToIt() {
        for (var transaction : delivered()) {
            var form = forms.version(transaction, 1);
            assertThat(form.check(form.examples())).as(transaction).isEmpty();
            for (var field : form.fields())
                if (!field.example().isEmpty())
                    assertThat(field.check(field.example()))
                            .as(transaction + " " + field.name())
                            .isEmpty();
        }
    }

    @Test
    void publishingAtOnceGivesConsecutiveVersions() throws Exception {
        var transaction = transactionOfItsOwn();
        var many = 20;
        var versions = new ArrayList<Integer>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> card =
                    () -> cards.publish(newCard(transaction, today()), EDITOR).version();
            for (var done : people.invokeAll(Collections.nCopies(many, card))) versions.add(done.get());
            assertThat(versions)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, many).boxed().toList());
            versions.clear();
            Callable<Integer> form = () ->
                    forms.publish(newForm(transaction, text("name")), EDITOR).version();
            for (var done : people.invokeAll(Collections.nCopies(many, form))) versions.add(done.get());
        }
        assertThat(versions)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, many).boxed().toList());
        assertThat(cards.versions(transaction)).startsWith(many).endsWith(1).hasSize(many);
        assertThat(forms.versions(transaction)).startsWith(many).endsWith(1).hasSize(many);
    }

    @Test
    void theDayChoosesTheVersionAndAnOldOneIsShownAsItWas() {
        var transaction = transactionOfItsOwn();
        var first = cards.publish(newCard(transaction, today()), EDITOR);
        var second = cards.publish(newCard(transaction, today().plusDays(10)), EDITOR);
        assertThatThrownBy(() -> cards.current(transaction, today().minusDays(1)))
                .isInstanceOf(Refused.class);
        assertThat(cards.current(transaction, today().plusDays(9))).isEqualTo(first);
        assertThat(cards.current(transaction, today().plusDays(10))).isEqualTo(second);
        assertThat(cards.version(transaction, 1)).isEqualTo(first);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.example()).isFalse();
        refused("version-already-later", "since", () -> cards.publish(newCard(transaction, today()), EDITOR));
        refused(
                "version-in-the-past",
                "since",
                () -> cards.publish(newCard(transactionOfItsOwn(), today().minusDays(1)), EDITOR));
        assertThatThrownBy(() -> cards.version(transaction, 9)).isInstanceOf(Refused.class);
    }

    @Test
    void anOldFormStaysAsItWasWhenAFieldIsAdded() {
        var transaction = transactionOfItsOwn();
        var first = forms.publish(newForm(transaction, text("name")), EDITOR);
        var second = forms.publish(newForm(transaction, text("name"), text("nickname")), EDITOR);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.fields()).hasSize(2);
        assertThat(forms.version(transaction, 1)).isEqualTo(first);
        assertThat(forms.current(transaction, today())).isEqualTo(second);
    }

    @Test
    void theDatabaseRefusesToChangeWhatWasPublished() {
        var transaction = transactionOfItsOwn();
        var _ = cards.publish(newCard(transaction, today()), EDITOR);
        var _ = forms.publish(newForm(transaction, text("name")), EDITOR);
        for (var table : List.of("card", "form")) {
            for (var attempt : List.of(
                    "update catalog." + table + " set since = since where transaction = '" + transaction + "'",
                    "delete from catalog." + table + " where transaction = '" + transaction + "'",
                    "truncate catalog." + table))
                assertThatThrownBy(() -> db.sql(attempt).update()).hasMessageContaining("rows are only ever added");
        }
    }

    @Test
    void aCardMustSpeakBothLanguagesAndHaveAStep() {
        var whole = newCard(transactionOfItsOwn(), today());
        refused(
                "both-languages",
                "title",
                () -> cards.publish(
                        new NewCard(
                                whole.transaction(),
                                whole.since(),
                                new Label("标题", ""),
                                whole.steps(),
                                List.of(),
                                List.of(),
                                whole.fee(),
                                whole.timeLimit(),
                                "x"),
                        EDITOR));
        refused(
                "card-without-steps",
                "steps",
                () -> cards.publish(
                        new NewCard(
                                whole.transaction(),
                                whole.since(),
                                whole.title(),
                                List.of(),
                                List.of(),
                                List.of(),
                                whole.fee(),
                                whole.timeLimit(),
                                "x"),
                        EDITOR));
    }

    @Test
    void anUnusableFormIsNotPublished() {
        var transaction = transactionOfItsOwn();
        var good = text("name");
        refused("form-name", "Bad name", () -> forms.publish(newForm(transaction, text("Bad name")), EDITOR));
        refused("form-name-twice", "name", () -> forms.publish(newForm(transaction, good, good), EDITOR));
        refused(
                "form-choices",
                "way",
                () -> forms.publish(newForm(transaction, field("way", FieldType.CHOICE, "", null, null)), EDITOR));
        refused(
                "form-pattern",
                "code",
                () -> forms.publish(newForm(transaction, field("code", FieldType.TEXT, "[", null, null)), EDITOR));
        refused(
                "form-range",
                "count",
                () -> forms.publish(newForm(transaction, field("count", FieldType.NUMBER, "", 9L, 1L)), EDITOR));
        var many = IntStream.range(0, 61).mapToObj(n -> text("name" + n)).toArray(FormField[]::new);
        refused("form-size", "fields", () -> forms.publish(newForm(transaction, many), EDITOR));
        assertThat(forms.versions(transaction)).isEmpty();
    }

    @Test
    void aFormMayAskNothing() {
        var form = forms.publish(newForm(transactionOfItsOwn()), EDITOR);
        assertThat(form.fields()).isEmpty();
        assertThat(form.accept(Map.of("name", "x"))).isEmpty();
    }

    /** Every transaction the system comes with, without those of other tests. */
    private List<String> delivered() {
        return catalog.transactions().stream()
                .map(Transaction::code)
                .filter(code -> !code.startsWith("TEST_"))
                .toList();
    }

    private List<String> names(String transaction) {
        return forms.version(transaction, 1).fields().stream()
                .map(FormField::name)
                .toList();
    }

    static void inBothLanguages(Label label) {
        assertThat(label.zh()).isNotBlank();
        assertThat(label.en()).isNotBlank();
    }

    static Collection<Label> labels(Card card) {
        return Stream.of(
                        List.of(card.title(), card.fee(), card.timeLimit()),
                        card.steps(),
                        card.documents(),
                        card.cautions())
                .flatMap(List::stream)
                .toList();
    }

    static FormField text(String name) {
        return field(name, FieldType.TEXT, "", null, null);
    }

    static FormField field(String name, FieldType type, String pattern, Long min, Long max) {
        return new FormField(name, type, both(name), both("help"), true, List.of(), pattern, 20, min, max, "");
    }

    private static Label both(String word) {
        return new Label("中" + word, word);
    }

    private NewCard newCard(String transaction, LocalDate since) {
        var line = List.of(both("line"));
        return new NewCard(
                transaction, since, both("title"), line, line, line, both("fee"), both("limit"), "suggestion 1");
    }

    private NewForm newForm(String transaction, FormField... fields) {
        return new NewForm(transaction, today(), List.of(fields), "suggestion 2");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private String transactionOfItsOwn() {
        var code = "TEST_" + Ids.text(Ids.next());
        var _ = db.sql("insert into catalog.transaction values (?, 99, '试', 'Test', '')")
                .param(code)
                .update();
        return code;
    }

    private static void refused(String code, String field, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.code()).isEqualTo(code);
            assertThat(no.field()).isEqualTo(field);
        });
    }
}
