package furong.channel.web.resource;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tone;
import furong.platform.Page;
import furong.resource.Exchange;
import furong.resource.FreeNumber;
import furong.resource.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the page of free numbers shows. */
public record NumberView(
        Shell shell,
        NumberWish wish,
        Page<FreeNumber> page,
        List<Grade> grades,
        List<Exchange> exchanges,
        List<Option> districts,
        List<Option> offices) {

    public List<Option> kinds() {
        Set<String> kinds = exchanges.stream().map(Exchange::numbers).collect(Collectors.toCollection(TreeSet::new));
        return kinds.stream()
                .map(kind -> new Option(kind, shell.texts().textOr(shell.locale(), "network.access." + kind, kind)))
                .toList();
    }

    public List<Option> exchangeOptions() {
        return exchanges.stream()
                .map(one -> new Option(one.code(), shell.t(one.name())))
                .toList();
    }

    public List<Option> gradeOptions() {
        var options = new ArrayList<Option>();
        for (var grade : grades)
            options.add(new Option(
                    grade.code().isEmpty() ? NumberWish.PLAIN : grade.code(),
                    shell.t(grade.name()),
                    grade.fee().isZero() ? null : shell.money(grade.fee())));
        return options;
    }

    /** The number in groups, the last four apart, as people say them. */
    public String spoken(FreeNumber free) {
        var number = free.number();
        var middle = Math.max(number.length() - 8, 0);
        var head = number.substring(0, middle);
        var tail = number.substring(middle);
        if (tail.length() < 8) return number;
        return (head.isEmpty() ? "" : head + " ") + tail.substring(0, 4) + " " + tail.substring(4);
    }

    public String exchange(FreeNumber free) {
        return exchanges.stream()
                .filter(one -> one.code().equals(free.exchange()))
                .findFirst()
                .map(one -> shell.t(one.name()))
                .orElse(free.exchange());
    }

    public String grade(FreeNumber free) {
        return grades.stream()
                .filter(one -> one.code().equals(free.grade()))
                .findFirst()
                .map(one -> shell.t(one.name()))
                .orElse(free.grade());
    }

    public Tone tone(FreeNumber free) {
        return free.grade().isEmpty() ? Tone.NEUTRAL : Tone.INFO;
    }

    public String fee(FreeNumber free) {
        return free.fee().isZero() ? shell.t("resource.numbers.no-fee") : shell.money(free.fee());
    }

    public @Nullable String first() {
        return wish.after().isEmpty() ? null : wish.href("");
    }

    public @Nullable String next() {
        return page.next() == null ? null : wish.href(page.next());
    }
}
