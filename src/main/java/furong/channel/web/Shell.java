package furong.channel.web;

import furong.platform.Label;
import furong.platform.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows about its reader: language, look, person, time. A controller takes it as an argument and gives
 * it to its template; nothing in it lives longer than the request.
 */
public record Shell(
        Texts texts,
        Assets assets,
        Look look,
        Csrf csrf,
        @Nullable Person person,
        String path,
        Instant now,
        boolean demo,
        @Nullable CallInHand call) {

    /** How the reader wants pages to look; remembered in cookies. */
    public record Look(Locale locale, Theme theme, boolean large, boolean shortcuts) {}

    /** Light, dark, or what the reader's system says. */
    public enum Theme {
        AUTO,
        LIGHT,
        DARK;

        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The token that proves a form came from our own page. */
    public record Csrf(String parameter, String header, String token) {}

    /** The same for a reader of another language. */
    public Shell in(Locale locale) {
        var other = new Look(locale, look.theme(), look.large(), look.shortcuts());
        return new Shell(texts, assets, other, csrf, person, path, now, demo, call);
    }

    /** Where to go on after something was done for a customer: back to the call with them, if one is in hand. */
    public String backToCall(String customer, String otherwise) {
        return call != null && call.customer().equals(customer) ? call.href() : otherwise;
    }

    public String t(String key, Object... arguments) {
        return texts.text(look.locale(), key, arguments);
    }

    public String t(Label label) {
        return label.in(look.locale());
    }

    public Locale locale() {
        return look.locale();
    }

    public boolean zh() {
        return look.locale().getLanguage().equals("zh");
    }

    public String lang() {
        return zh() ? "zh-CN" : "en";
    }

    public String asset(String file) {
        return assets.url(file);
    }

    public Formats formats() {
        return Formats.of(look.locale());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, Formats.ZONE);
    }

    public String date(LocalDate day) {
        return formats().date(day);
    }

    public String date(Instant at) {
        return formats().date(at);
    }

    public String dateTime(Instant at) {
        return formats().dateTime(at, now);
    }

    public String time(Instant at) {
        return formats().time(at);
    }

    public String day(LocalDate day) {
        return formats().day(day, today());
    }

    public String window(Instant from, Instant until) {
        return formats().window(from, until);
    }

    public String relative(Instant at) {
        return formats().relative(at, now);
    }

    public String duration(Duration span) {
        return formats().duration(span);
    }

    public String money(Money amount) {
        return formats().money(amount);
    }

    public String number(long number) {
        return formats().number(number);
    }

    public String percent(double share) {
        return formats().percent(share);
    }

    /** The places this person may go to, in the order of the side navigation. */
    public List<Navigation.Place> places() {
        return Navigation.placesOf(person, demo);
    }

    public boolean isAt(String href) {
        return path.equals(href) || href.length() > 1 && path.startsWith(href + "/");
    }
}
