package furong.channel.web;

import furong.platform.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** How dates, times, amounts and spans of time are written in one language. Times are shown in the city's zone. */
public final class Formats {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Formats CHINESE = new Formats(Texts.CHINESE);
    private static final Formats ENGLISH = new Formats(Texts.ENGLISH);

    private final Locale locale;
    private final boolean zh;
    private final DateTimeFormatter date;
    private final DateTimeFormatter shortDate;
    private final DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Formats(Locale locale) {
        this.locale = locale;
        this.zh = locale.getLanguage().equals("zh");
        this.date = DateTimeFormatter.ofPattern(zh ? "yyyy年M月d日" : "d MMM yyyy", locale);
        this.shortDate = DateTimeFormatter.ofPattern(zh ? "M月d日" : "d MMM", locale);
    }

    public static Formats of(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    public String date(LocalDate day) {
        return date.format(day);
    }

    public String date(Instant at) {
        return date.format(at.atZone(ZONE));
    }

    public String shortDate(LocalDate day) {
        return shortDate.format(day);
    }

    public String weekday(LocalDate day) {
        return weekday(day.getDayOfWeek());
    }

    public String weekday(DayOfWeek day) {
        return day.getDisplayName(zh ? TextStyle.FULL : TextStyle.SHORT, locale);
    }

    public String time(Instant at) {
        return time.format(at.atZone(ZONE));
    }

    public String time(LocalTime at) {
        return time.format(at);
    }

    /** Date and minute; the year is left out when it is the one of {@code now}. */
    public String dateTime(Instant at, Instant now) {
        var there = at.atZone(ZONE);
        var day = there.getYear() == now.atZone(ZONE).getYear() ? shortDate : date;
        return day.format(there) + " " + time.format(there);
    }

    /** A window such as an appointment's: {@code 11月23日 09:00–11:00}. */
    public String window(Instant from, Instant until) {
        return shortDate.format(from.atZone(ZONE)) + " " + time(from) + "–" + time(until);
    }

    /** A span in its two largest units: {@code 2天3小时}, {@code 2 d 3 h}; below a minute, {@code 不到1分钟}. */
    public String duration(Duration span) {
        var minutes = Math.abs(span.toMinutes());
        if (minutes < 1) return zh ? "不到1分钟" : "under 1 min";
        var days = minutes / 1440;
        var hours = minutes / 60 % 24;
        var rest = minutes % 60;
        if (days >= 3 || days > 0 && hours == 0) return unit(days, "天", "d");
        if (days > 0) return unit(days, "天", "d") + gap() + unit(hours, "小时", "h");
        if (hours > 0 && rest > 0) return unit(hours, "小时", "h") + gap() + unit(rest, "分", "min");
        return hours > 0 ? unit(hours, "小时", "h") : unit(minutes, "分钟", "min");
    }

    /** A time as seen from {@code now}: {@code 刚刚}, {@code 5分钟前}, {@code in 2 h}; farther than a week, its date. */
    public String relative(Instant at, Instant now) {
        var span = Duration.between(now, at);
        if (span.abs().toMinutes() < 1) return zh ? "刚刚" : "just now";
        if (span.abs().toDays() >= 7) return dateTime(at, now);
        if (span.isNegative()) return zh ? duration(span) + "前" : duration(span) + " ago";
        return zh ? duration(span) + "后" : "in " + duration(span);
    }

    /** Today, tomorrow, yesterday, or the date with its weekday. */
    public String day(LocalDate day, LocalDate today) {
        var apart = day.toEpochDay() - today.toEpochDay();
        if (apart == 0) return zh ? "今天" : "Today";
        if (apart == 1) return zh ? "明天" : "Tomorrow";
        if (apart == -1) return zh ? "昨天" : "Yesterday";
        return shortDate(day) + " " + weekday(day);
    }

    public String money(Money amount) {
        var digits = NumberFormat.getNumberInstance(Locale.ROOT);
        digits.setMinimumFractionDigits(2);
        var sign = amount.minor() < 0 ? "−" : "";
        var absolute = digits.format(BigDecimal.valueOf(amount.minor(), 2).abs());
        return sign + (amount.currency().equals("CNY") ? "¥" : amount.currency() + " ") + absolute;
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }

    /** A share of one, in percent with one decimal: {@code 96.3%}. */
    public String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    private String unit(long count, String chinese, String english) {
        return zh ? count + chinese : count + " " + english;
    }

    private String gap() {
        return zh ? "" : " ";
    }
}
