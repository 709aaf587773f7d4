package furong.channel.web.improvement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a browser without scripts would send of a form as it stands in a page. */
final class FilledForm {

    private static final Pattern CONTROL = Pattern.compile(
            "<(?:input ([^>]*)|textarea ([^>]*)>([^<]*)</textarea|select ([^>]*)>(.*?)</select)>", Pattern.DOTALL);
    private static final Pattern SELECTED = Pattern.compile("<option value=\"([^\"]*)\"\\s+selected");

    private FilledForm() {}

    /** The controls inside the form with this id. */
    static Map<String, String> of(String page, String id) {
        var begin = page.indexOf("id=\"" + id + "\"");
        if (begin < 0) throw new AssertionError("no form " + id + " in " + page);
        var sent = new LinkedHashMap<String, String>();
        var controls = CONTROL.matcher(page.substring(begin, page.indexOf("</form>", begin)));
        while (controls.find()) {
            var input = controls.group(1);
            if (input != null) {
                var tick = input.contains("type=\"checkbox\"") || input.contains("type=\"radio\"");
                if (!tick || input.contains("checked")) sent.put(part(input, "name"), part(input, "value"));
            } else if (controls.group(2) != null) {
                sent.put(part(controls.group(2), "name"), plain(controls.group(3)));
            } else {
                var selected = SELECTED.matcher(controls.group(5));
                sent.put(part(controls.group(4), "name"), selected.find() ? plain(selected.group(1)) : "");
            }
        }
        return sent;
    }

    private static String part(String tag, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? plain(found.group(1)) : "";
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
