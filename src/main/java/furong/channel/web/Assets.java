package furong.channel.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/**
 * Style sheets, scripts and pictures under an address that changes with their content, so that browsers may keep them
 * for ever. Modules import each other by relative address and so stay in the same version.
 */
@Component
public class Assets {

    /** Places in the class path whose files are reachable below the versioned address, first match wins. */
    static final List<String> PLACES = List.of(
            "classpath:/static/", "classpath:/META-INF/resources/webjars/", "classpath:/META-INF/resources/_static/");

    private static final List<String> LIBRARIES =
            List.of("classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js");

    /** Says its version; its archive lists no folders that could be searched for it. */
    private static final String CHARTS = "META-INF/maven/org.mvnpm/echarts/pom.properties";

    private final String root;
    private final List<String> own = new ArrayList<>();
    private final List<String> libraries = new ArrayList<>();

    Assets() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        var sum = new CRC32();
        var files = resolver.getResources("classpath:/static/**/*.*");
        Arrays.sort(files, Comparator.comparing(Resource::getDescription));
        for (var file : files) {
            if (!file.isReadable()) continue;
            sum.update(file.getContentAsByteArray());
            var path = file.getURL().getPath();
            own.add(path.substring(path.lastIndexOf("/static/") + 8));
        }
        for (var pattern : LIBRARIES) {
            for (var file : resolver.getResources(pattern)) {
                var path = file.getURL().getPath();
                var start = Math.max(path.lastIndexOf("/webjars/"), path.lastIndexOf("/_static/")) + 9;
                libraries.add(path.substring(start));
                sum.update(path.substring(start).getBytes(StandardCharsets.UTF_8));
            }
        }
        var charts = "echarts/" + version(CHARTS) + "/dist/echarts.min.js";
        libraries.add(charts);
        sum.update(charts.getBytes(StandardCharsets.UTF_8));
        root = "/assets/" + HexFormat.of().toHexDigits((int) sum.getValue()) + "/";
    }

    private static String version(String file) throws IOException {
        var properties = PropertiesLoaderUtils.loadProperties(new ClassPathResource(file));
        return String.valueOf(properties.getProperty("version"));
    }

    /** The address below which everything lies, with a slash at its end. */
    public String root() {
        return root;
    }

    /** The addresses of everything a page of ours may load at once, for a device that keeps it all. */
    public List<String> urls() {
        var urls = new ArrayList<String>();
        for (var file : own) urls.add(root + file);
        urls.add(url("htmx.min.js"));
        return urls;
    }

    /** The address of a file of ours, {@code css/base.css}, or of a library by its file name, {@code htmx.min.js}. */
    public String url(String file) {
        for (var library : libraries) if (library.endsWith("/" + file)) return root + library;
        return root + file;
    }
}
