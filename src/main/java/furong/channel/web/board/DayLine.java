package furong.channel.web.board;

import furong.channel.web.Shell;
import furong.fieldwork.Visit;
import furong.planning.CrewDay;
import furong.planning.PlannedStop;
import furong.planning.Task;
import java.util.List;
import java.util.stream.IntStream;

/** The day along a line for each crew, in units of the drawing; one row below the other. */
public record DayLine(int from, int until, List<Row> rows, int now) {

    public static final int LABEL = 150;
    public static final int WIDTH = 1240;
    public static final int HEAD = 26;
    public static final int ROW = 34;

    private static final int HOUR = 3600;
    private static final int NAME_MAX = 12;
    private static final int LETTER = 7;
    private static final int HAN = 13;

    /**
     * A crew's line.
     *
     * @param way what is driven, as a path
     */
    public record Row(CrewDay crew, String name, int y, int duty, int dutyWidth, String way, List<Box> boxes) {}

    /** A stop; {@code says} is as much of its title as has room. */
    public record Box(PlannedStop stop, int x, int width, String says, String css, String label) {}

    /** {@code now} is the tick of this moment; less than 0 on another day. */
    public static DayLine of(List<CrewDay> crews, int now, Shell shell) {
        var from = crews.stream().mapToInt(DayLine::begin).min().orElse(8 * HOUR) / HOUR * HOUR;
        var until = Math.ceilDiv(crews.stream().mapToInt(DayLine::end).max().orElse(20 * HOUR), HOUR) * HOUR;
        var scale = new DayLine(Math.max(0, from), Math.max(from + HOUR, until), List.of(), now);
        var rows = IntStream.range(0, crews.size())
                .mapToObj(n -> scale.row(crews.get(n), HEAD + n * ROW, shell))
                .toList();
        return new DayLine(scale.from, scale.until, rows, now);
    }

    private static int begin(CrewDay crew) {
        var first = crew.stops().stream()
                .mapToInt(stop -> stop.arrive() - stop.travel())
                .min();
        return crew.onDuty() ? Math.min(crew.from(), first.orElse(crew.from())) : first.orElse(8 * HOUR);
    }

    private static int end(CrewDay crew) {
        var last = crew.stops().stream().mapToInt(PlannedStop::end).max().orElse(0);
        return Math.max(
                crew.onDuty() ? crew.until() : 0, Math.max(last, crew.stops().isEmpty() ? 0 : crew.home()));
    }

    public int x(int tick) {
        var inside = Math.clamp(tick, from, until);
        return LABEL + Math.round((float) (WIDTH - LABEL) * (inside - from) / (until - from));
    }

    public int height() {
        return HEAD + rows.size() * ROW + 6;
    }

    public List<Integer> hours() {
        return IntStream.rangeClosed(from / HOUR, until / HOUR).boxed().toList();
    }

    public int atHour(int hour) {
        return x(hour * HOUR);
    }

    public boolean showsNow() {
        return now >= from && now < until;
    }

    private Row row(CrewDay crew, int y, Shell shell) {
        var way = new StringBuilder();
        for (var stop : crew.stops())
            if (stop.travel() > 0)
                way.append('M')
                        .append(x(stop.arrive() - stop.travel()))
                        .append(' ')
                        .append(ROW / 2)
                        .append('H')
                        .append(x(stop.arrive()));
        var duty = crew.onDuty() ? x(crew.from()) : LABEL;
        var boxes = crew.stops().stream().map(stop -> box(stop, shell)).toList();
        var name = crew.name().length() > NAME_MAX ? crew.name().substring(0, NAME_MAX - 1) + "…" : crew.name();
        return new Row(crew, name, y, duty, crew.onDuty() ? x(crew.until()) - duty : 0, way.toString(), boxes);
    }

    private Box box(PlannedStop stop, Shell shell) {
        var x = x(stop.start());
        var width = Math.max(6, x(stop.end()) - x);
        var title = BoardWords.title(stop.task(), shell);
        var room = (width - 8) / (shell.zh() ? HAN : LETTER);
        var says = room < 2 ? "" : title.length() <= room ? title : title.substring(0, room - 1) + "…";
        var label = BoardWords.time(stop.start()) + " " + title + " "
                + stop.task().address() + " · " + BoardWords.window(stop.task());
        return new Box(stop, x, width, says, css(stop), label);
    }

    private static String css(PlannedStop stop) {
        if (stop.task().kind() == Task.Kind.TOUR) return "stop tour";
        if (stop.task().state() == Visit.State.DONE) return "stop done";
        if (stop.task().over()) return "stop over";
        var kind = stop.late() > 0 ? "stop late" : stop.task().begun() ? "stop begun" : "stop";
        return stop.marks().pinnedCrew() ? kind + " pinned" : kind;
    }
}
