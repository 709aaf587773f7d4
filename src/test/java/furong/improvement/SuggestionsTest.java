package furong.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.catalog.FieldType;
import furong.catalog.Form;
import furong.catalog.FormField;
import furong.catalog.Forms;
import furong.catalog.NewForm;
import furong.ordering.Counter;
import furong.ordering.Orders;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a wish on the form to the next version of it. */
@FurongTest
class SuggestionsTest {

    private static final Actor ADMINISTRATOR = new Actor(7, 1, "0007", "test");

    @Autowired
    Suggestions suggestions;

    @Autowired
    Forms forms;

    @Autowired
    Orders orders;

    @Autowired
    Counter counter;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theHallOpens() {
        counter.opens(LocalDate.of(2027, 2, 1));
    }

    @Test
    @DisplayName("A2.2 a suggestion is traced to form v(n+1); old orders still render with v(n)")
    void aSuggestionLeadsToTheNextVersionAndOldOrdersKeepTheirs() {
        var clerk = counter.clerk();
        var before = newest("INSTALL_PHS");
        var old = orders.place(counter.wish(counter.walksIn("旧单"), "PHS_STANDARD"), counter.at(clerk));
        var id = suggestions.suggest(
                new NewSuggestion("INSTALL_PHS", before.version(), "", Proposal.ADD, "问客户怎么知道我们的", "方便以后改进"),
                counter.at(clerk));

        var heard = field("heard" + Math.floorMod(Ids.next(), 1_000_000));
        var next = suggestions.publish(
                next(before, with(before, heard)), before.version(), Map.of(id, "已加在最后"), ADMINISTRATOR);

        assertThat(next.version()).isEqualTo(before.version() + 1);
        assertThat(suggestions.of(clerk.id()))
                .filteredOn(suggestion -> suggestion.id().equals(id))
                .singleElement()
                .isInstanceOfSatisfying(Suggestion.Taken.class, taken -> {
                    assertThat(taken.ledTo()).isEqualTo(next.version());
                    assertThat(taken.answer().text()).isEqualTo("已加在最后");
                    assertThat(taken.wish().badge()).isEqualTo(clerk.badge());
                    assertThat(taken.wish().said().version()).isEqualTo(before.version());
                });
        assertThat(orders.view(old.customer(), old.id()).form()).isEqualTo(before);
        var fresh = orders.place(counter.wish(counter.walksIn("新单"), "PHS_STANDARD"), counter.at(clerk));
        assertThat(orders.view(fresh.customer(), fresh.id()).form()).isEqualTo(next);
        assertThat(orders.view(old.customer(), old.id()).form().version()).isEqualTo(before.version());
    }

    @Test
    void aDeclinedOneSaysWhyAndIsAnsweredOnce() {
        var id = wish("INSTALL_LAN");
        refused("suggestion-answer", () -> suggestions.decline(id, "  ", ADMINISTRATOR));
        suggestions.decline(id, "装机时还要用", ADMINISTRATOR);
        assertThat(suggestions.get(id))
                .isInstanceOfSatisfying(
                        Suggestion.Declined.class,
                        no -> assertThat(no.answer().text()).isEqualTo("装机时还要用"));
        refused("suggestion-answered", () -> suggestions.decline(id, "再说一次", ADMINISTRATOR));
        assertThatThrownBy(
                        () -> db.sql("update improvement.answer set text = 'x'").update())
                .hasMessageContaining("rows are only ever added");
        assertThatThrownBy(() -> db.sql("delete from improvement.suggestion").update())
                .hasMessageContaining("rows are only ever added");
    }

    @Test
    void aSuggestionSaysWhatWhyAndAboutWhichField() {
        var version = newest("INSTALL_LAN").version();
        refused("suggestion-why", version, "computers", Proposal.DROP, "", "");
        refused("suggestion-what", version, "computers", Proposal.REWORD, " ", "看不懂");
        refused("suggestion-field", version, "nowhere", Proposal.DROP, "", "多余");
        refused("not-found", version + 99, "computers", Proposal.DROP, "", "多余");
        var id = suggestions.suggest(
                new NewSuggestion("INSTALL_LAN", version, "computers", Proposal.DROP, "", "多余"),
                counter.at(counter.clerk()));
        assertThat(suggestions.about("INSTALL_LAN").getFirst().id()).isEqualTo(id);
        assertThat(suggestions.waiting().get("INSTALL_LAN")).isPositive();
    }

    @Test
    void whoEditsAnOldVersionPublishesNothing() {
        var before = newest("CHANGE_APPOINTMENT");
        var id = wish("CHANGE_APPOINTMENT");
        var mine = next(before, with(before, field("mine")));
        var _ = suggestions.publish(
                next(before, with(before, field("theirs"))), before.version(), Map.of(), ADMINISTRATOR);
        refused(
                "form-changed-meanwhile",
                () -> suggestions.publish(mine, before.version(), Map.of(id, "好"), ADMINISTRATOR));
        assertThat(newest("CHANGE_APPOINTMENT").version()).isEqualTo(before.version() + 1);
        assertThat(suggestions.get(id)).isInstanceOf(Suggestion.Open.class);
        refused(
                "not-found",
                () -> suggestions.publish(
                        next(before, with(before, field("more"))),
                        before.version() + 1,
                        Map.of(wish("INSTALL_LAN"), "好"),
                        ADMINISTRATOR));
        assertThat(newest("CHANGE_APPOINTMENT").version()).isEqualTo(before.version() + 1);
    }

    @Test
    void manyAdministratorsAtOncePublishOneVersionAndGiveOneAnswer() throws Exception {
        var before = newest("CANCEL_ORDER");
        var id = wish("CANCEL_ORDER");
        var attempts = new ArrayList<Callable<String>>();
        for (var n = 0; n < 10; n++) {
            var one = next(before, with(before, field("extra" + n)));
            attempts.add(
                    () -> outcome(() -> suggestions.publish(one, before.version(), Map.of(id, "采纳"), ADMINISTRATOR)));
            attempts.add(() -> outcome(() -> suggestions.decline(id, "不采纳", ADMINISTRATOR)));
        }
        var outcomes = new ArrayList<String>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : people.invokeAll(attempts)) outcomes.add(done.get());
        }
        assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
        assertThat(outcomes).isSubsetOf("done", "suggestion-answered", "form-changed-meanwhile");
        var taken = suggestions.get(id) instanceof Suggestion.Taken;
        assertThat(newest("CANCEL_ORDER").version()).isEqualTo(before.version() + (taken ? 1 : 0));
    }

    private static String outcome(Runnable attempt) {
        try {
            attempt.run();
            return "done";
        } catch (Refused refused) {
            return refused.code();
        }
    }

    private SuggestionId wish(String transaction) {
        return suggestions.suggest(
                new NewSuggestion(transaction, newest(transaction).version(), "", Proposal.OTHER, "改一改", "太长"),
                counter.at(counter.clerk()));
    }

    private Form newest(String transaction) {
        return forms.version(transaction, forms.versions(transaction).getFirst());
    }

    private NewForm next(Form before, List<FormField> fields) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var since = before.since().isAfter(today) ? before.since() : today;
        return new NewForm(before.transaction(), since, fields, "建议");
    }

    private static List<FormField> with(Form form, FormField more) {
        var fields = new ArrayList<>(form.fields());
        fields.add(more);
        return fields;
    }

    private static FormField field(String name) {
        var label = new Label("怎么知道的", "How did you hear of us");
        return new FormField(name, FieldType.TEXT, label, new Label("", ""), false, List.of(), "", 20, null, null, "");
    }

    private void refused(String code, int version, String field, Proposal proposal, String what, String why) {
        var said = new NewSuggestion("INSTALL_LAN", version, field, proposal, what, why);
        refused(code, () -> suggestions.suggest(said, ADMINISTRATOR));
    }

    private static void refused(String code, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo(code));
    }
}
