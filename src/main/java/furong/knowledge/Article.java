package furong.knowledge;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The newest version of an article.
 *
 * @param first when its first version was written
 * @param used on how many faults
 */
public record Article(
        ArticleId id,
        int version,
        String symptom,
        String title,
        String lesson,
        LocalDate reviewBy,
        Instant at,
        Instant first,
        String badge,
        long helpful,
        long unhelpful,
        long used) {}
