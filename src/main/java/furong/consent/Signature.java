package furong.consent;

import furong.platform.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A signature as its strokes, on a field {@value #WIDTH} wide and {@value #HEIGHT} high. */
public record Signature(List<List<Point>> strokes) {

    public static final int WIDTH = 1000;
    public static final int HEIGHT = 400;

    private static final int CHARACTERS_MAX = 65_536;
    private static final int POINTS_MIN = 8;
    private static final int LENGTH_MIN = 150;
    private static final Pattern POINT = Pattern.compile("\\d{1,4},\\d{1,4}");

    /** Where the pen was. */
    public record Point(int x, int y) {}

    public Signature {
        strokes = strokes.stream().map(List::copyOf).toList();
    }

    /** Reads {@code 10,20 14,26;300,40 …}: points by spaces, strokes by semicolons. A dot or a dash is no signature. */
    public static Signature of(String text) {
        if (text.length() > CHARACTERS_MAX || !fits(text)) throw Refused.field("consent", "signature-unreadable");
        var strokes = Arrays.stream(text.split(";"))
                .map(stroke ->
                        Arrays.stream(stroke.split(" ")).map(Signature::point).toList())
                .toList();
        var signature = new Signature(strokes);
        var points = strokes.stream().mapToInt(List::size).sum();
        if (points < POINTS_MIN || signature.length() < LENGTH_MIN)
            throw Refused.field("consent", "signature-too-short");
        return signature;
    }

    public String text() {
        return strokes.stream()
                .map(stroke -> stroke.stream()
                        .map(point -> point.x() + "," + point.y())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(";"));
    }

    /** Each stroke as the path of a drawing, rounded at its corners. */
    public List<String> paths() {
        return strokes.stream().map(Signature::path).toList();
    }

    /** How far the pen went. */
    private double length() {
        var length = 0.0;
        for (var stroke : strokes)
            for (var n = 1; n < stroke.size(); n++) {
                var from = stroke.get(n - 1);
                var to = stroke.get(n);
                length += Math.hypot(to.x() - from.x(), to.y() - from.y());
            }
        return length;
    }

    private static String path(List<Point> stroke) {
        var path = new ArrayList<String>();
        var first = stroke.getFirst();
        path.add("M" + first.x() + " " + first.y());
        for (var n = 1; n < stroke.size() - 1; n++) {
            var here = stroke.get(n);
            var next = stroke.get(n + 1);
            path.add("Q" + here.x() + " " + here.y() + " " + (here.x() + next.x()) / 2 + " "
                    + (here.y() + next.y()) / 2);
        }
        var last = stroke.getLast();
        path.add("L" + last.x() + " " + last.y());
        return String.join(" ", path);
    }

    /** Checked piece by piece: one pattern over the whole would ask too much of the stack. */
    private static boolean fits(String text) {
        return !text.isEmpty()
                && Arrays.stream(text.split(";", -1))
                        .allMatch(stroke -> Arrays.stream(stroke.split(" ", -1))
                                .allMatch(point -> POINT.matcher(point).matches()));
    }

    private static Point point(String text) {
        var comma = text.indexOf(',');
        var x = Integer.parseInt(text.substring(0, comma));
        var y = Integer.parseInt(text.substring(comma + 1));
        if (x > WIDTH || y > HEIGHT) throw Refused.field("consent", "signature-unreadable");
        return new Point(x, y);
    }
}
