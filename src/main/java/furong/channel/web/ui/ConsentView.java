package furong.channel.web.ui;

import java.util.List;

/**
 * What a form needs to ask for a customer's consent beside its own fields.
 *
 * @param name of the field; two on one page have two names
 * @param what in a few words, packed
 * @param shown word for word what the customer agrees to
 * @param mark proves that this text came from us for this customer
 * @param ways how one may agree, the likeliest first, by the names of the constants
 * @param phones where a code can go
 * @param example what a recording's reference looks like
 * @param sendAction the address that sends a code; null in the gallery
 */
public record ConsentView(
        String name,
        String what,
        String shown,
        String mark,
        List<Option> ways,
        List<Option> phones,
        String example,
        @org.jspecify.annotations.Nullable String sendAction) {

    public String first() {
        return ways.getFirst().value();
    }

    public boolean has(String way) {
        return ways.stream().anyMatch(option -> option.value().equals(way));
    }
}
