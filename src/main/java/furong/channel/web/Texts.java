package furong.channel.web;

import furong.platform.Id;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All words of the house in both languages: one file per module and language under {@code i18n}, found by itself. */
@Component
public class Texts {

    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    private final boolean strict;

    Texts(@Value("${furong.texts.strict:false}") boolean strict) throws IOException {
        this.strict = strict;
        source.setBasenames(bundles().toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
    }

    /**
     * The text of {@code key}. Labels, money and ids among the arguments are written as people read them. A missing key
     * shows itself; where {@code furong.texts.strict} is set, it throws.
     */
    public String text(Locale locale, String key, Object... arguments) {
        var readable = Arrays.stream(arguments).map(a -> readable(locale, a)).toArray();
        try {
            return source.getMessage(key, readable, locale);
        } catch (NoSuchMessageException missing) {
            if (strict) throw missing;
            return key;
        }
    }

    /** The text of {@code key}, or {@code otherwise} where there is none. */
    public String textOr(Locale locale, String key, String otherwise, Object... arguments) {
        var readable = Arrays.stream(arguments).map(a -> readable(locale, a)).toArray();
        return Objects.requireNonNull(source.getMessage(key, readable, otherwise, locale));
    }

    /** Why something was refused; its code where nobody has put it into words. */
    public String refusal(Locale locale, Refused refused) {
        return textOr(
                locale,
                "refused." + refused.code(),
                refused.code(),
                refused.arguments().toArray());
    }

    private static Object readable(Locale locale, Object argument) {
        return switch (argument) {
            case Label label -> label.in(locale);
            case Money money -> Formats.of(locale).money(money);
            case Id id -> id.text();
            default -> argument;
        };
    }

    static Set<String> bundles() throws IOException {
        var found = new TreeSet<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*_en.properties")) {
            var name = Objects.requireNonNull(file.getFilename());
            found.add("i18n/" + name.substring(0, name.length() - "_en.properties".length()));
        }
        return found;
    }
}
