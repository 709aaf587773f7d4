package furong.customer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/** How names and addresses are cut up so that an index finds them from two characters, from pinyin or its initials. */
final class Words {

    private static final int PERSON_NAME_MAX = 4;
    private static final int READINGS_OF_A_PERSON_MAX = 12;
    private static final int READINGS_OF_A_LONG_NAME_MAX = 4;
    private static final int STARTS_MAX = 16;
    private static final HanyuPinyinOutputFormat PLAIN = new HanyuPinyinOutputFormat();

    static {
        PLAIN.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        PLAIN.setVCharType(HanyuPinyinVCharType.WITH_V);
    }

    /** Characters read differently when they are a surname; their usual readings stay candidates. */
    private static final Map<String, String> SURNAMES = Map.ofEntries(
            Map.entry("单", "shan"),
            Map.entry("曾", "zeng"),
            Map.entry("解", "xie"),
            Map.entry("仇", "qiu"),
            Map.entry("任", "ren"),
            Map.entry("区", "ou"),
            Map.entry("盖", "ge"),
            Map.entry("查", "zha"),
            Map.entry("朴", "piao"),
            Map.entry("翟", "zhai"),
            Map.entry("乐", "yue"),
            Map.entry("缪", "miao"),
            Map.entry("折", "she"),
            Map.entry("种", "chong"),
            Map.entry("秘", "bi"),
            Map.entry("冼", "xian"),
            Map.entry("员", "yun"),
            Map.entry("覃", "qin"),
            Map.entry("尉迟", "yu chi"),
            Map.entry("万俟", "mo qi"),
            Map.entry("长孙", "zhang sun"),
            Map.entry("单于", "chan yu"));

    private Words() {}

    /** Without spaces and in small letters: the form in which fragments are compared. */
    static String condensed(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", "").toLowerCase(Locale.ROOT);
    }

    /** Every two neighbouring characters of a condensed text; short Chinese fragments are too short for trigrams. */
    static Set<String> grams(String condensed) {
        var points = condensed.codePoints().toArray();
        var grams = new TreeSet<String>();
        for (var i = 0; i + 1 < points.length; i++) grams.add(new String(points, i, 2));
        return grams;
    }

    /** What somebody may type for a name without a Chinese keyboard: the whole in pinyin, and the initials. */
    static Set<String> nameKeys(String name) {
        var keys = new LinkedHashSet<String>();
        for (var reading : readings(syllables(name.toLowerCase(Locale.ROOT)))) {
            // a long name belongs to an organisation, which people look for by any word inside it
            var starts = reading.size() <= PERSON_NAME_MAX && !isLatin(name) ? 1 : Math.min(reading.size(), STARTS_MAX);
            for (var start = 0; start < starts; start++) {
                var rest = reading.subList(start, reading.size());
                keys.add(String.join("", rest));
                keys.add(rest.stream().map(part -> part.substring(0, 1)).collect(Collectors.joining()));
            }
        }
        keys.remove("");
        return keys;
    }

    /** The pinyin of a text by its usual reading, with one capital: {@code 书院街} is {@code Shuyuanjie}. */
    static String romanised(String text) {
        var pinyin = syllables(text).stream().map(List::getFirst).collect(Collectors.joining());
        return pinyin.isEmpty() ? text : pinyin.substring(0, 1).toUpperCase(Locale.ROOT) + pinyin.substring(1);
    }

    /** For each character, or run of Latin letters and digits, how it may be read. */
    private static List<List<String>> syllables(String name) {
        var parts = new ArrayList<List<String>>();
        var at = 0;
        if (name.length() <= PERSON_NAME_MAX && name.length() > 2 && SURNAMES.containsKey(name.substring(0, 2))) {
            for (var part : SURNAMES.get(name.substring(0, 2)).split(" ")) parts.add(List.of(part));
            at = 2;
        }
        var latin = new StringBuilder();
        for (; at < name.length(); at++) {
            var c = name.charAt(at);
            var usual = usual(c);
            if (c < 128 && Character.isLetterOrDigit(c)) latin.append(c);
            if ((c >= 128 || !Character.isLetterOrDigit(c)) && !latin.isEmpty()) {
                parts.add(List.of(latin.toString()));
                latin.setLength(0);
            }
            var surname = at == 0 && name.length() <= PERSON_NAME_MAX ? SURNAMES.get(name.substring(0, 1)) : null;
            if (surname != null)
                parts.add(Stream.concat(Stream.of(surname), usual.stream())
                        .distinct()
                        .toList());
            else if (!usual.isEmpty()) parts.add(usual);
        }
        if (!latin.isEmpty()) parts.add(List.of(latin.toString()));
        return parts;
    }

    private static List<String> usual(char c) {
        try {
            var readings = PinyinHelper.toHanyuPinyinStringArray(c, PLAIN);
            return readings == null ? List.of() : Stream.of(readings).distinct().toList();
        } catch (BadHanyuPinyinOutputFormatCombination impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<List<String>> readings(List<List<String>> parts) {
        var most = parts.size() <= PERSON_NAME_MAX ? READINGS_OF_A_PERSON_MAX : READINGS_OF_A_LONG_NAME_MAX;
        List<List<String>> answers = List.of(List.of());
        for (var part : parts) {
            answers = answers.stream()
                    .flatMap(begun -> part.stream()
                            .map(next -> Stream.concat(begun.stream(), Stream.of(next))
                                    .toList()))
                    .limit(most)
                    .toList();
        }
        return answers;
    }

    private static boolean isLatin(String name) {
        return name.chars().allMatch(c -> c < 0x2E80);
    }
}
