package furong.care;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.contact.Callers;
import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.customer.Customer;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.ordering.Counter;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.platform.Ids;
import furong.promise.PromiseState;
import furong.promise.Promises;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Types of cases are data; nothing waits for ever; what is one is handled once; every touch is a contact. */
@FurongTest
class CasesTest {

    private static final LocalDate TUESDAY = LocalDate.of(2027, 3, 2);

    @Autowired
    Counter counter;

    @Autowired
    Desk desk;

    @Autowired
    Cases cases;

    @Autowired
    Answers answers;

    @Autowired
    Parkings parkings;

    @Autowired
    Merges merges;

    @Autowired
    Procedures procedures;

    @Autowired
    Contacts contacts;

    @Autowired
    Callers callers;

    @Autowired
    Promises promises;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient db;

    private StaffMember agent;
    private Customer customer;

    @BeforeEach
    void itIsTuesday() {
        counter.opens(TUESDAY);
        agent = desk.agent("柜员");
        customer = counter.walksIn("卓咨询");
    }

    @Test
    @DisplayName("A4.9 a new type of case is rows and not code")
    void aNewTypeOfCaseIsRowsAndNotCode() {
        var code = "PUBLIC_PHONE_" + Ids.text(Ids.next()).replaceAll("[^A-Z]", "");
        db.sql("""
                insert into care.procedure (code, version, since, kind, position, owner, limit_hours, product,
                    calls_back, name_zh, name_en, knowledge_zh, knowledge_en)
                values (?, 1, '2000-01-01', 'ENQUIRY', 90, 'QUALITY', 6, '', true, '公用电话', 'Public telephone', '亭', 'Booth')""").params(code).update();
        db.sql("""
                insert into care.procedure_step values (?, 1, 1, 'LOOK', 'INVESTIGATION', true, '查看', 'Look', '', '')""").params(code).update();
        db.sql("""
                insert into care.procedure_field (procedure, version, position, code, kind, required, name_zh, name_en)
                values (?, 1, 1, 'booth', 'TEXT', true, '亭号', 'Booth')""").params(code).update();
        db.sql("insert into care.rung values (?, 1, 1, 50, 'QUALITY')")
                .params(code)
                .update();
        assertThat(procedures.inForce(counter.today()))
                .extracting(Procedure::code)
                .contains(code);

        var wanted = new NewCase(customer.id(), code, "亭子坏了", "", ContactChannel.HOTLINE);
        refused("case-field-missing", () -> cases.open(wanted, desk.at(agent)));
        var opened = cases.open(wanted.with(Map.of("booth", "春熙路3号")), desk.at(agent));
        assertThat(opened.dueAt()).isEqualTo(opened.receivedAt().plusSeconds(6 * 3600));
        refused("case-steps-left", () -> answer(opened));
        cases.done(customer.id(), opened.id(), "LOOK", "已更换", desk.at(agent));
        answer(opened);
        answers.close(customer.id(), opened.id(), "NETWORK", desk.at(agent));
        assertThat(cases.get(customer.id(), opened.id()).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    @DisplayName("A4.9 every type has its procedure, and the four that the portrait names are there")
    void everyTypeInForceHasStepsAndALadderThatEndsAtTheQualityDepartment() {
        assertThat(procedures.inForce(TUESDAY))
                .extracting(Procedure::code)
                .contains("GENERAL_COMPLAINT", "PHS_CODING", "FIXED_SMS_ENQUIRY", "AGENCY_SERVICE");
        assertThat(procedures.inForce(TUESDAY))
                .allSatisfy(type -> assertThat(type.knowledge().zh()).isNotBlank())
                .allSatisfy(type -> assertThat(type.fields()).isNotEmpty())
                .allSatisfy(type -> assertThat(type.steps()).isNotEmpty())
                .allSatisfy(type -> assertThat(type.ladder().getLast().target()).isEqualTo(Procedure.Target.QUALITY));
    }

    @Test
    void nothingIsParkedWithoutADayAndTheDayWakesIt() {
        var opened = open("等材料");
        refused("case-park-day", () -> park(opened, TUESDAY));
        refused("case-park-day", () -> park(opened, TUESDAY.plusDays(61)));
        park(opened, TUESDAY.plusDays(2));
        refused("case-parked", () -> park(opened, TUESDAY.plusDays(3)));
        counter.clockShows(TUESDAY.plusDays(2), 7);
        parkings.wakeDue(500);
        assertThat(cases.get(customer.id(), opened.id()).parkedUntil()).isNotNull();
        counter.clockShows(TUESDAY.plusDays(2), 8);
        parkings.wakeDue(500);
        assertThat(cases.get(customer.id(), opened.id()).parkedUntil()).isNull();
        assertThatThrownBy(() -> db.sql("""
                        insert into care.parking (customer, id, case_id, at, until, why, badge)
                        values (?, 1, ?, now(), null, 'x', 'x')""")
                        .params(customer.id().value(), opened.id().value())
                        .update())
                .hasMessageContaining("until");
    }

    @Test
    void twoCasesThatAreOneAreAnsweredOnceAndTheMergeCanBeUndone() {
        var first = open("第一次来电");
        var second = open("又来电催");
        merges.merge(customer.id(), second.id(), first.id(), desk.at(agent));
        refused("case-not-open", () -> merges.merge(customer.id(), first.id(), second.id(), desk.at(agent)));
        assertThat(cases.record(customer.id(), first.id()).merged()).hasSize(1);
        merges.undo(customer.id(), second.id(), desk.at(agent));
        assertThat(cases.get(customer.id(), second.id()).state()).isEqualTo(CaseState.OPEN);
        merges.merge(customer.id(), second.id(), first.id(), desk.at(agent));
        for (var step : List.of("CONTACT", "ASSESS", "INVESTIGATE"))
            cases.done(customer.id(), first.id(), step, "已办", desk.at(agent));
        answer(first);
        for (var one : List.of(first, second))
            assertThat(promises.about(customer.id(), one.id().subject()))
                    .extracting(promise -> promise.state())
                    .containsExactly(PromiseState.KEPT);
        refused("case-not-merged", () -> merges.undo(customer.id(), first.id(), desk.at(agent)));
    }

    @Test
    void everyTouchIsAContactWithWhoChannelReasonAndOutcome() {
        var call = contacts.begin(customer.id(), ContactChannel.HOTLINE, "13900001234", desk.at(agent));
        refused("contact-prompt", () -> contacts.verify(customer.id(), call, List.of("STARS"), desk.at(agent)));
        contacts.verify(customer.id(), call, List.of("NAME"), desk.at(agent));
        assertThat(contacts.get(customer.id(), call).isVerified()).isFalse();
        contacts.verify(customer.id(), call, List.of("ADDRESS"), desk.at(agent));
        assertThat(contacts.get(customer.id(), call).isVerified()).isTrue();
        var other = desk.agent("别人");
        refused("contact-not-yours", () -> wrapUp(call, "ENQUIRY", "ANSWERED", other));
        refused("contact-reason", () -> wrapUp(call, "", "ANSWERED", agent));
        refused("contact-outcome", () -> wrapUp(call, "ENQUIRY", "", agent));
        wrapUp(call, "ENQUIRY", "ANSWERED", agent);
        refused("contact-ended", () -> wrapUp(call, "ENQUIRY", "ANSWERED", agent));
        contacts.note(desk.touch(customer, "BILL", "ANSWERED"), desk.at(agent));
        counter.order(customer, "ADSL_2M");
        assertThat(contacts.of(customer.id(), 20))
                .extracting(touch -> touch.channel() + " " + touch.reason() + " " + touch.outcome())
                .contains("HOTLINE ENQUIRY ANSWERED", "HALL BILL ANSWERED", "HALL ORDER ORDERED");
        assertThat(timeline.of(customer.id(), null, 50).rows())
                .extracting(TimelineEntry::key)
                .contains("contact.timeline.HOTLINE", "contact.timeline.HALL");
    }

    @Test
    void aCallerIsNobodyOneOrManyAndNeverGuessed() {
        var everywhere = new Scope(Set.of(Counter.UNIT));
        assertThat(callers.whoIs("19900000000", everywhere)).isInstanceOf(Callers.Caller.Unknown.class);
        var name = "卓重名" + Ids.text(Ids.next()).substring(9);
        var one = counter.walksIn(name);
        assertThat(callers.whoIs(name, everywhere))
                .isInstanceOfSatisfying(
                        Callers.Caller.One.class,
                        found -> assertThat(found.customer().id()).isEqualTo(one.id()));
        counter.walksIn(name);
        assertThat(callers.whoIs(name, everywhere))
                .isInstanceOfSatisfying(
                        Callers.Caller.Many.class,
                        found -> assertThat(found.customers()).hasSize(2));
        assertThat(callers.whoIs(name, new Scope(Set.of(Counter.HOTLINE)))).isInstanceOf(Callers.Caller.Unknown.class);
    }

    private Case open(String title) {
        var wanted = new NewCase(customer.id(), "GENERAL_COMPLAINT", title, "", ContactChannel.HALL);
        return cases.open(wanted.with(Map.of("about", "其他")), desk.at(agent));
    }

    private void answer(Case opened) {
        answers.answer(customer.id(), opened.id(), Decision.INFORMED, "已处理", desk.at(agent));
    }

    private void park(Case opened, LocalDate day) {
        parkings.park(customer.id(), opened.id(), day, "等客户补材料", desk.at(agent));
    }

    private void wrapUp(furong.contact.ContactId call, String reason, String outcome, StaffMember who) {
        contacts.wrapUp(customer.id(), call, reason, outcome, "", desk.at(who));
    }
}
