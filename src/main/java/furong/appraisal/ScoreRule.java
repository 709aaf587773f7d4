package furong.appraisal;

import java.util.List;
import java.util.Map;

/** What entries count under one version: a month begins at {@code base} and stays between {@code low} and {@code high}. */
public record ScoreRule(int version, int base, int low, int high, boolean example, Map<Kind, Integer> points) {

    /** Pure: the same entries give the same score whenever and in whatever order they are added up. */
    public int score(List<Entry> entries) {
        var sum = entries.stream().mapToInt(entry -> points(entry.kind())).sum();
        return Math.clamp((long) base + sum, low, high);
    }

    public int points(Kind kind) {
        return points.getOrDefault(kind, 0);
    }
}
