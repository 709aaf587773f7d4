package furong.knowledge;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of an article. */
public record ArticleId(long value) implements Id {

    public static ArticleId of(String text) {
        return new ArticleId(Ids.parse(text));
    }

    public static ArticleId next() {
        return new ArticleId(Ids.next());
    }
}
