package furong.channel.web.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.security.SignedIn;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.fieldwork.Command;
import furong.fieldwork.NewVisit;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.organisation.Area;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A technician's day through the pages, with plain forms as a phone without scripts sends them. */
@FurongTest
class VisitPagesTest {

    private static final Actor CLERK = new Actor(41, 5, "1001", "test");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final UnitId JINJIANG = new UnitId(5);
    private static final Pattern COMMAND = Pattern.compile("name=\"command\" value=\"([0-9A-Z]+)\"");

    @Autowired
    WebApplicationContext context;

    @Autowired
    Customers customers;

    @Autowired
    Organisation organisation;

    @Autowired
    Slots slots;

    @Autowired
    Visits visits;

    @Autowired
    TimeTravel time;

    MockMvc web;
    Customer customer;
    VisitId visit;
    Crew crew;
    StaffMember technician;
    LocalDate day;
    String page;

    @BeforeEach
    void aVisitTomorrowEvening() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        time.startAt(LocalDate.of(2028, 5, 8).atTime(8, 0).atZone(ZONE).toInstant());
        day = time.today().plusDays(1);
        var skill = "PAGE" + Ids.text(Ids.next());
        crew = organisation.formCrew(
                new Crew(CrewId.next(), JINJIANG, skill, Set.of(skill), Set.of("510104"), null), CLERK);
        technician = person(Role.TECHNICIAN, JINJIANG, crew.id());
        slots.openDays(day, day.plusDays(3));
        customer = customers.register(
                NewCustomer.person(
                        "辜先生", null, "13812345678", new NewPlace(Area.district("510104"), Address.street("春熙路", "8"))),
                CLERK);
        var key = new SlotKey(skill, "510104", day, LocalTime.of(18, 0));
        var hold = slots.hold(customer.id(), key, 90, CLERK);
        visit = visits.book(
                new NewVisit(
                        customer.id(),
                        hold,
                        "INSTALL_ADSL",
                        skill,
                        90,
                        customer.home().id(),
                        customer.home().area(),
                        customer.home().line(),
                        "13812345678",
                        customer.owner(),
                        "DATA",
                        "test:1"),
                CLERK);
        page = "/field/visits/" + customer.id().text() + "/" + visit.text();
        time.startAt(day.atTime(18, 0).atZone(ZONE).toInstant());
    }

    @Test
    void theDayShowsTheCrewsVisitsAndAnEmptyDaySaysSo() throws Exception {
        assertThat(ask(technician, "/field").getContentAsString()).contains(page, "18:00", "春熙路", "已预约");
        assertThat(ask(technician, "/field?day=" + day.plusDays(1)).getContentAsString())
                .contains("这一天没有上门任务");
        assertThat(ask(person(Role.TECHNICIAN, JINJIANG, null), "/field").getContentAsString())
                .contains("您还不在任何班组");
        assertThat(ask(technician, "/field?day=nonsense").getStatus()).isEqualTo(422);
    }

    @Test
    void anotherCrewsTechnicianAndAnotherBranchsDispatcherFindNothing() throws Exception {
        assertThat(ask(person(Role.TECHNICIAN, JINJIANG, CrewId.next()), page).getStatus())
                .isEqualTo(404);
        assertThat(ask(person(Role.TECHNICIAN, JINJIANG, null), page).getStatus())
                .isEqualTo(404);
        assertThat(ask(person(Role.DISPATCHER, new UnitId(14), null), page).getStatus())
                .isEqualTo(404);
        assertThat(ask(person(Role.DISPATCHER, customer.owner(), null), page).getStatus())
                .isEqualTo(200);
        assertThat(send(person(Role.TECHNICIAN, JINJIANG, CrewId.next()), "/steps/arrive", "")
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void theNumberIsMaskedAndTheLinkDials() throws Exception {
        assertThat(shown()).contains("138****5678", "tel:13812345678").doesNotContain(">13812345678<");
    }

    @Test
    void fromSettingOutToDoneWithPlainForms() throws Exception {
        tap("/steps/set-out", "");
        tap("/steps/arrive", "");
        tap("/steps/start-work", "");
        var refused = send(technician, "/steps/done", command());
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains("服务规范还有");
        var items = new StringBuilder();
        for (var item : visits.record(customer.id(), visit).checklist())
            items.append("&item=").append(item.code());
        tap("/checks", items.toString());
        assertThat(visits.record(customer.id(), visit).checklistComplete()).isTrue();
        tap("/tests", "&passed=true&figures=down 1024");
        tap("/steps/done", "");
        assertThat(visits.get(customer.id(), visit)).isInstanceOf(Visit.Done.class);
        assertThat(shown()).contains("已完工");
    }

    @Test
    void aTickTakenAwayIsTakenAwayAndHtmxGetsAFreshCommand() throws Exception {
        tap("/steps/arrive", "");
        tap("/steps/start-work", "");
        tap("/checks", "&item=BADGE&item=UNIFORM");
        var answer = web.perform(post(page + "/checks")
                        .param("item", "UNIFORM")
                        .param("command", command().substring(8))
                        .header("HX-Request", "true")
                        .with(as(technician))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getContentAsString()).contains("check-command", "hx-swap-oob", "已完成 1 /");
        assertThat(visits.record(customer.id(), visit).checklist())
                .filteredOn(item -> item.checkedAt() != null)
                .extracting(furong.fieldwork.VisitRecord.CheckItem::code)
                .containsExactly("UNIFORM");
    }

    @Test
    void waitingThenAbsentThenRebookedInOneTap() throws Exception {
        tap("/steps/arrive", "");
        tap("/steps/wait", "");
        assertThat(send(technician, "/steps/absent", command()).getContentAsString())
                .contains("还需等候");
        var late = day.atTime(21, 10).atZone(ZONE).toInstant();
        time.startAt(late);
        tap("/attempts", "&how=CALL");
        tap("/attempts", "&how=KNOCK");
        visits.doorPhoto(customer.id(), visit, "a".repeat(64), new Command("photo", late, CLERK));
        assertThat(ask(technician, page + "/wait").getContentAsString()).contains("3小时");
        tap("/steps/absent", "");
        var offers = Pattern.compile("name=\"slot\" value=\"([^\"]+)\"").matcher(shown());
        var slot = offers.results().findFirst().orElseThrow().group(1);
        tap("/appointments", "&slot=" + slot);
        assertThat(visits.get(customer.id(), visit)).isInstanceOf(Visit.Booked.class);
        assertThat(visits.get(customer.id(), visit).appointment().day())
                .isEqualTo(SlotKey.of(slot).day());
        assertThat(shown()).containsPattern("等候\\d+分钟").contains("客户原因");
    }

    @Test
    void aDoubleTapIsOneTapAndTheDevicesClockIsKept() throws Exception {
        var device = Instant.parse("2028-05-09T09:00:00Z");
        tap("/steps/arrive", "&at=" + device.toEpochMilli());
        tap("/steps/wait", "");
        var command = command();
        for (var n = 0; n < 3; n++)
            assertThat(send(technician, "/attempts", command + "&how=CALL").getStatus())
                    .isEqualTo(302);
        var record = visits.record(customer.id(), visit);
        assertThat(record.attempts()).hasSize(1);
        assertThat(record.log().getFirst().deviceTime()).isEqualTo(device);
    }

    @Test
    void whatCannotBeDoneNeedsAReasonAndANote() throws Exception {
        tap("/steps/arrive", "");
        assertThat(send(technician, "/failure", command() + "&reason=LINE_FAULT")
                        .getContentAsString())
                .contains("凭据");
        tap("/failure", "&reason=ACCESS_REFUSED&note=物业不准进入");
        assertThat(shown()).contains("改约", "第三方原因");
        assertThat(visits.get(customer.id(), visit).state()).isEqualTo(Visit.State.FAILED);
    }

    @Test
    void everyStateHasItsPageInBothLanguages() throws Exception {
        for (var step : new String[] {"/steps/set-out", "/steps/arrive", "/steps/start-work"}) {
            for (var language : new String[] {"zh", "en"}) {
                var text = web.perform(get(page)
                                .cookie(new jakarta.servlet.http.Cookie("furong-language", language))
                                .with(as(technician)))
                        .andReturn()
                        .getResponse();
                assertThat(text.getStatus()).isEqualTo(200);
                assertThat(text.getContentAsString()).doesNotContain(">fieldwork.");
            }
            tap(step, "");
        }
        assertThat(shown()).contains("上门服务规范", "线路测试");
    }

    private void tap(String path, String fields) throws Exception {
        var answer = send(technician, path, command() + fields);
        assertThat(answer.getStatus()).as(path).isEqualTo(302);
        assertThat(answer.getRedirectedUrl()).isEqualTo(page);
    }

    private String command() throws Exception {
        var found = COMMAND.matcher(shown());
        return found.find() ? "command=" + found.group(1) : "";
    }

    private String shown() throws Exception {
        var answer = ask(technician, page);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse ask(StaffMember who, String path) throws Exception {
        return web.perform(get(path).header("Accept", "text/html").with(as(who)))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(StaffMember who, String path, String form) throws Exception {
        var request =
                post(page + path).header("Accept", "text/html").with(as(who)).with(csrf());
        for (var pair : form.split("&")) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) request.param(parts[0], parts[1]);
        }
        return web.perform(request).andReturn().getResponse();
    }

    private RequestPostProcessor as(StaffMember who) {
        var person = new SignedIn(who, organisation.scopeOf(who));
        return authentication(UsernamePasswordAuthenticationToken.authenticated(person, null, Set.of()));
    }

    private static StaffMember person(Role role, UnitId unit, @Nullable CrewId crew) {
        return new StaffMember(
                StaffId.next(), "T" + Ids.next(), new Label("小蓝", "Xiaolan"), unit, Set.of(role), Set.of(), crew, null);
    }
}
