package furong.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** An amount in minor units (分, cents) of one ISO 4217 currency; mixing two currencies is a programming error. */
@CheckReturnValue
public record Money(long minor, String currency) implements Comparable<Money> {

    public Money {
        if (currency.length() != 3) throw new IllegalArgumentException("currency: " + currency);
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** Yuan and fen, given in fen. */
    public static Money fen(long fen) {
        return new Money(fen, "CNY");
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    /** The part {@code numerator / denominator} of this amount, rounded half up: the one rounding place of Furong. */
    public Money share(long numerator, long denominator) {
        if (numerator < 0 || denominator <= 0) throw new IllegalArgumentException(numerator + "/" + denominator);
        var twice = Math.multiplyExact(Math.multiplyExact(minor, numerator), 2);
        return new Money(
                Math.floorDiv(Math.addExact(twice, denominator), Math.multiplyExact(2, denominator)), currency);
    }

    /** Splits by weights so that the parts add up to the whole: what is left over goes to the largest remainders. */
    public List<Money> split(long... weights) {
        var total = 0L;
        for (var weight : weights) {
            if (weight < 0) throw new IllegalArgumentException("weight " + weight);
            total = Math.addExact(total, weight);
        }
        if (total == 0) throw new IllegalArgumentException("no weight");
        var parts = new long[weights.length];
        var remainders = new long[weights.length];
        var left = minor;
        for (var i = 0; i < weights.length; i++) {
            var product = Math.multiplyExact(minor, weights[i]);
            parts[i] = Math.floorDiv(product, total);
            remainders[i] = Math.floorMod(product, total);
            left -= parts[i];
        }
        var largestFirst = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]))
                .toList();
        for (var i = 0; i < left; i++) parts[largestFirst.get(i)]++;
        var answer = new ArrayList<Money>(weights.length);
        for (var part : parts) answer.add(new Money(part, currency));
        return List.copyOf(answer);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    /** As people write it, without the currency sign: {@code 21.00}. */
    public String decimal() {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) throw new IllegalArgumentException(currency + " and " + other.currency);
        return other;
    }
}
