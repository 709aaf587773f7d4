package furong.billing.bench;

import java.util.HashMap;
import java.util.Map;

/** Numbers given as {@code --name value}. */
final class Options {

    private Options() {}

    static Map<String, Long> of(String[] arguments, Map<String, Long> defaults) {
        var options = new HashMap<>(defaults);
        for (var n = 0; n < arguments.length; n += 2) {
            var name = arguments[n].replaceFirst("^--", "");
            if (!defaults.containsKey(name) || n + 1 == arguments.length) {
                System.err.println("Options: --" + String.join(" N, --", defaults.keySet()) + " N");
                System.exit(2);
            }
            options.put(name, Long.valueOf(arguments[n + 1]));
        }
        return options;
    }
}
