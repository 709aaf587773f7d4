package furong.channel.web;

import furong.channel.web.ui.Chip;
import furong.channel.web.ui.ConsentView;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Moment;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.SlotDay;
import furong.channel.web.ui.Step;
import furong.channel.web.ui.Tab;
import furong.channel.web.ui.Tone;
import furong.platform.Money;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Something to show in each component of the gallery, in the reader's language. */
public record GallerySamples(Shell shell) {

    /** A row of the sample table. */
    public record Row(String number, String name, String offer, String state, Tone tone, String fee) {}

    public String t(String key) {
        return shell.t("gallery." + key);
    }

    public String prose() {
        return t("prose");
    }

    public List<Option> segments() {
        return List.of(new Option("PUBLIC", t("segment.public")), new Option("COMMERCIAL", t("segment.commercial")));
    }

    public List<Option> offers() {
        return List.of(
                new Option("ADSL", t("offer.adsl"), t("offer.adsl.note")),
                new Option("FTTH", t("offer.ftth"), t("offer.ftth.note")),
                new Option("PHS", t("offer.phs"), t("offer.phs.note"), true));
    }

    /** A consent as a form at the counter asks for it; the theme keeps the names of the two samples apart. */
    public ConsentView consent(String theme) {
        var ways = Stream.of("SIGNATURE", "CODE", "VOICE")
                .map(how -> new Option(how, shell.t("consent.how." + how), shell.t("consent.how." + how + ".note")))
                .toList();
        var phones = List.of(new Option("13900000000", "139****0000"));
        var example = "10000-20261124-093015-0421";
        return new ConsentView(theme + "-consent", "", t("consent"), "", ways, phones, example, null);
    }

    public List<SlotDay> slots() {
        return IntStream.range(1, 5).mapToObj(this::slotDay).toList();
    }

    private SlotDay slotDay(int ahead) {
        var day = shell.today().plusDays(ahead);
        var choices = IntStream.of(9, 11, 14)
                .mapToObj(hour -> {
                    var full = (ahead + hour) % 5 == 0;
                    var window = "%02d:00–%02d:00".formatted(hour, hour + 2);
                    var left = full ? t("slot.full") : t("slot.free");
                    return new SlotDay.Choice(day + "T" + hour, window, left, full, ahead == 2 && hour == 9);
                })
                .toList();
        return new SlotDay(shell.formats().shortDate(day), shell.formats().weekday(day), choices);
    }

    public List<Chip> chips() {
        var now = shell.now();
        return List.of(
                new Chip(t("promise.install"), now.plus(Duration.ofHours(53)), Chip.State.OPEN, null, "/gallery"),
                new Chip(t("promise.visit"), now.plus(Duration.ofMinutes(95)), Chip.State.OPEN, null, null),
                new Chip(t("promise.callback"), now.minus(Duration.ofMinutes(40)), Chip.State.OPEN, null, null),
                new Chip(t("promise.repair"), now, Chip.State.KEPT, now, null),
                new Chip(t("promise.answer"), now, Chip.State.BROKEN, now, null),
                new Chip(t("promise.visit"), now, Chip.State.VOID, now, null));
    }

    public List<Step> steps() {
        return List.of(
                new Step(t("step.placed"), Step.State.DONE, "11-20 10:32"),
                new Step(t("step.visit"), Step.State.CURRENT, "11-24 09:00"),
                new Step(t("step.line"), Step.State.AHEAD),
                new Step(t("step.callback"), Step.State.AHEAD));
    }

    public List<Tab> tabs() {
        return List.of(
                new Tab(t("tab.open"), "/gallery", true, 12L),
                new Tab(t("tab.done"), "/gallery", false),
                new Tab(t("tab.all"), "/gallery", false, 340L));
    }

    public List<Row> rows() {
        return List.of(
                new Row("XZ20261120-0007", "刘芳", t("offer.adsl"), t("state.visit"), Tone.INFO, fee(15_800)),
                new Row("XZ20261119-0112", "Acme 软件园", t("offer.ftth"), t("state.done"), Tone.GOOD, fee(0)),
                new Row("XZ20261118-0031", "陈国强", t("offer.phs"), t("state.cancelled"), Tone.NEUTRAL, fee(128_000)));
    }

    private String fee(long fen) {
        return shell.money(Money.fen(fen));
    }

    public List<Fact> facts() {
        return List.of(
                new Fact(t("name"), "刘芳"),
                Fact.copyable(t("number"), "028-85550142"),
                Fact.link(t("segment"), t("segment.public"), "/gallery"),
                new Fact(t("note"), null));
    }

    public List<Moment> moments() {
        var now = shell.now();
        return List.of(
                new Moment(now.minusSeconds(300), "phone", Tone.INFO, t("moment.call"), null, "王小红 0231", null),
                new Moment(
                        now.minusSeconds(90_000),
                        "check",
                        Tone.GOOD,
                        t("moment.done"),
                        t("moment.test"),
                        null,
                        "/gallery"),
                new Moment(now.minusSeconds(900_000), "order", Tone.NEUTRAL, t("moment.placed")));
    }
}
