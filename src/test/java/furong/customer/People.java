package furong.customer;

import furong.organisation.Area;
import java.util.concurrent.ThreadLocalRandom;

/** Made-up people for tests: each document number is drawn anew. */
final class People {

    static final Area JIANGXIJIE = new Area("510107", "510107001");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private People() {}

    static Document idCard() {
        var random = ThreadLocalRandom.current();
        var digits = "5101071" + random.nextLong(900_000_000L, 999_999_999L) + random.nextInt(10);
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        return new Document(DocumentType.ID_CARD, digits + "10X98765432".charAt(sum % 11));
    }

    static NewPlace home() {
        return new NewPlace(JIANGXIJIE, new Address("洗面桥街", "12", "芙蓉苑", "3", "2", "501"));
    }
}
