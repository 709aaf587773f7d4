package furong.channel.web.regulator;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tone;
import furong.promise.Jurisdiction;
import furong.promise.PromiseTimes.Which;
import furong.regulator.Indicator;
import furong.regulator.Limit;
import furong.regulator.Quantity;
import furong.regulator.Return;
import furong.regulator.Submission;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a page of a return shows.
 *
 * @param submission null for what is only counted
 * @param now what would be counted today; null unless a submitted one is shown
 */
public record ReturnView(
        Shell shell,
        Return counted,
        @Nullable Submission submission,
        @Nullable Return now,
        List<Jurisdiction> jurisdictions,
        List<Submission> submissions,
        boolean submits) {

    public LocalDate last() {
        return counted.until().minusDays(1);
    }

    public String period() {
        return shell.date(counted.from()) + " – " + shell.date(last()) + " · " + jurisdiction(counted.jurisdiction());
    }

    public String jurisdiction(String code) {
        return jurisdictions.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> shell.t(one.name()) + " (" + code + ")")
                .orElse(code);
    }

    public List<Option> jurisdictionOptions() {
        return jurisdictions.stream()
                .map(one -> new Option(one.code(), shell.t(one.name())))
                .toList();
    }

    public boolean timed(Return.Line line) {
        return line.measure().type() != null;
    }

    /** A number as people read it; a dash where there is none. */
    public String value(Return.Line line, Quantity figure) {
        var value = line.figure(figure);
        if (value == null) return "—";
        return switch (figure) {
            case AVERAGE, LONGEST -> shell.duration(Duration.ofMinutes(value));
            case RATE -> rate(value);
            case CASES, LATE, EXCUSED, OPEN, MARK -> shell.number(value);
        };
    }

    /** Small shares would all read 0.0 % in percent: they are told in ten thousandths. */
    private String rate(long millionths) {
        return millionths > 0 && millionths < 1000
                ? shell.t("return.per-10000", millionths / 100 + "." + "%02d".formatted(millionths % 100))
                : shell.percent(millionths / 1_000_000.0);
    }

    public String limit(Limit limit) {
        return switch (limit.kind()) {
            case AVERAGE, LONGEST -> "≤ " + shell.duration(Duration.ofMinutes(limit.value()));
            case SHARE -> "≥ " + shell.percent(limit.value() / 1_000_000.0);
            case RATE -> "≤ " + rate(limit.value());
        };
    }

    /** Green where it is kept, red where not; grey where nothing was measured. */
    public static Tone tone(Return.Line line, Limit.Kind kind) {
        var keeps = line.keeps(kind);
        return keeps == null ? Tone.NEUTRAL : keeps ? Tone.GOOD : Tone.BAD;
    }

    public boolean changed(Return.Line line, Quantity figure) {
        var then = line.figure(figure);
        var later = later(line);
        return later != null && !Objects.equals(then, later.figure(figure));
    }

    /** The same line as it would be counted today. */
    public Return.@Nullable Line later(Return.Line line) {
        if (now == null) return null;
        return now.lines().stream()
                .filter(one -> one.measure() == line.measure() && one.setting() == line.setting())
                .findFirst()
                .orElse(null);
    }

    /** What a number was made of; a rate of none is made of all that were in time. */
    public String rows(Return.Line line, Quantity figure, Which which) {
        var late = line.figure(Quantity.LATE);
        var shown = figure == Quantity.RATE && (late == null || late == 0) ? Which.DONE : which;
        return address("/returns/rows", counted.jurisdiction(), counted.from(), last())
                .queryParam("measure", line.measure())
                .queryParam("setting", line.setting())
                .queryParam("which", shown)
                .build()
                .encode()
                .toUriString();
    }

    /** Billing errors and days of calls are one list each; where there is none, nothing leads there. */
    public boolean leads(Return.Line line, Quantity figure) {
        if (line.measure() == Indicator.BILLING) return figure == Quantity.LATE;
        var value = line.figure(figure);
        if (value == null) return false;
        return switch (figure) {
            case AVERAGE, LONGEST, RATE -> true; // nought is a number, too: it was made of rows
            case CASES, LATE, EXCUSED, OPEN, MARK -> value != 0;
        };
    }

    public String href(String path) {
        return address(path, counted.jurisdiction(), counted.from(), last())
                .build()
                .encode()
                .toUriString();
    }

    static UriComponentsBuilder address(String path, String jurisdiction, LocalDate from, LocalDate until) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("jurisdiction", jurisdiction)
                .queryParam("from", from)
                .queryParam("until", until);
    }
}
