package furong.channel.web.travel;

import furong.channel.web.Shell;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tone;
import furong.customer.AddressBook.District;
import furong.travel.Lesson;
import furong.travel.Road;
import furong.travel.Route;
import furong.travel.TravelState;
import furong.travel.Travels;
import furong.travel.Travels.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the page of travel times shows. */
public record TravelView(
        Shell shell,
        TravelState state,
        Lesson lesson,
        Map<Road, List<Double>> speeds,
        List<District> districts,
        Map<String, Integer> taught,
        String district,
        Question question,
        @Nullable Route route,
        List<Line> lines,
        List<String> names) {

    /** One hour of each part of a day: before work, the morning's rush, noon, the afternoon, the evening's rush, late. */
    static final List<Integer> HOURS = List.of(6, 8, 10, 12, 15, 18, 21);

    /** What was asked, and whether the two places were found. */
    public record Question(String from, String to, int hour, boolean fromKnown, boolean toKnown) {}

    static Map<Road, List<Double>> speeds(Travels travels, String district) {
        var speeds = new EnumMap<Road, List<Double>>(Road.class);
        for (var road : Road.values())
            speeds.put(
                    road,
                    HOURS.stream()
                            .map(hour -> travels.speed(road, hour, district))
                            .toList());
        return speeds;
    }

    public String source() {
        return shell.t("travel.source." + state.source());
    }

    public String sourceNote() {
        return shell.t("travel.source." + state.source() + ".note", state.file(), state.problem());
    }

    public Tone sourceTone() {
        return switch (state.source()) {
            case EXTRACT, DEMO_CITY -> Tone.GOOD;
            case READING -> Tone.INFO;
            case NONE -> Tone.WARN;
            case UNREADABLE -> Tone.BAD;
        };
    }

    public String readingTime() {
        return shell.t("travel.read-in", decimal(state.reading().toMillis() / 1_000.0));
    }

    public String hour(int hour) {
        return shell.formats().time(LocalTime.of(hour, 0));
    }

    public List<Integer> hours() {
        return HOURS;
    }

    public String road(Road road) {
        return shell.t("travel.road." + road);
    }

    /** With streets the kinds of road; without, the one speed of straight lines counts. */
    public boolean hasSpeeds(Road road) {
        return state.byStreets() || road == Road.UNKNOWN;
    }

    /** A speed that was learnt is set apart from one that was assumed. */
    public boolean isLearnt(Road road, double speed) {
        return Math.abs(speed - road.kilometresPerHour()) >= 0.05;
    }

    public String decimal(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    public String errorNote() {
        return lesson.trips() == 0
                ? shell.t("travel.error.none")
                : shell.t("travel.error.note", Integer.toString(lesson.errorFree()));
    }

    public List<Option> districtOptions() {
        return districts.stream()
                .map(one -> new Option(
                        one.code(),
                        shell.t(one.name()),
                        taught.containsKey(one.code()) ? shell.t("travel.taught", taught.get(one.code())) : null))
                .toList();
    }

    public List<Option> hourOptions() {
        return IntStream.range(0, 24)
                .mapToObj(one -> new Option(Integer.toString(one), hour(one)))
                .toList();
    }

    public @Nullable String fromError() {
        return question.from().isBlank() || question.fromKnown() ? null : shell.t("travel.unknown");
    }

    public @Nullable String toError() {
        return question.to().isBlank() || question.toKnown() ? null : shell.t("travel.unknown");
    }

    public List<Fact> routeFacts(Route found) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(shell.t("travel.takes"), shell.duration(Duration.ofSeconds(found.seconds()))));
        facts.add(new Fact(shell.t("travel.length"), kilometres(found.metres())));
        facts.add(new Fact(
                shell.t("travel.how"),
                found.byStreets()
                        ? shell.t("travel.by-streets")
                        : shell.t("travel.straight", Double.toString(Travels.DETOUR))));
        return facts;
    }

    public String kilometres(int metres) {
        return shell.t("travel.kilometres", decimal(metres / 1_000.0));
    }

    public String speed(Route.Part part) {
        return part.seconds() == 0 ? "—" : decimal(part.metres() * 3.6 / part.seconds());
    }

    public String took(Route.Part part) {
        return shell.duration(Duration.ofSeconds(part.seconds()));
    }

    public StreetMap map() {
        return StreetMap.of(lines, route);
    }
}
