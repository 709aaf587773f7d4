package furong.promise;

import furong.organisation.Segment;
import furong.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All rules as they stand, and which of them holds in a case. Pure. Of the rules in force that fit, the most specific
 * wins: first the nearest jurisdiction, then a named segment, a named product, a named setting; never by chance.
 */
record RuleBook(Map<String, Jurisdiction> jurisdictions, List<Rule> rules) {

    /** What a rule is chosen by. */
    record Case(PromiseType type, String jurisdiction, Segment segment, String product, boolean rural, LocalDate on) {}

    Jurisdiction jurisdiction(String code) {
        var found = jurisdictions.get(code);
        if (found == null) throw new Refused("promise-no-jurisdiction", code);
        return found;
    }

    Rule version(String code, int version) {
        return rules.stream()
                .filter(rule -> rule.code().equals(code) && rule.version() == version)
                .findFirst()
                .orElseThrow(() -> new Refused("promise-no-such-rule", code, version));
    }

    /** The rules that fit, the one that wins first. */
    List<Rule> fitting(Case wanted) {
        var chain = chain(wanted.jurisdiction());
        return inForce(wanted.on()).stream()
                .filter(rule -> rule.type() == wanted.type() && chain.contains(rule.jurisdiction()))
                .filter(rule -> rule.segment() == null || rule.segment() == wanted.segment())
                .filter(rule -> rule.product().isEmpty() || rule.product().equals(wanted.product()))
                .filter(rule -> switch (rule.setting()) {
                    case ANY -> true;
                    case URBAN -> !wanted.rural();
                    case RURAL -> wanted.rural();
                })
                .sorted(Comparator.comparing((Rule rule) -> chain.indexOf(rule.jurisdiction()))
                        .thenComparing(rule -> rule.segment() == null)
                        .thenComparing(rule -> rule.product().isEmpty())
                        .thenComparing(rule -> rule.setting() == Rule.Setting.ANY)
                        .thenComparing(Rule::code))
                .toList();
    }

    /** Of each rule the version that holds on a day: the newest that has begun. */
    List<Rule> inForce(LocalDate on) {
        return rules.stream()
                .filter(rule -> !on.isBefore(rule.since()))
                .collect(Collectors.toMap(Rule::code, rule -> rule, (a, b) -> a.version() > b.version() ? a : b))
                .values()
                .stream()
                .filter(rule -> rule.inForce(on))
                .sorted(Comparator.comparing(Rule::jurisdiction).thenComparing(Rule::code))
                .toList();
    }

    /** A jurisdiction and those above it, the nearest first. */
    private List<String> chain(String code) {
        var chain = new ArrayList<String>();
        for (var next = jurisdiction(code); ; next = jurisdiction(next.parent())) {
            chain.add(next.code());
            if (next.parent() == null) return chain;
            if (chain.contains(next.parent())) throw new IllegalStateException("jurisdictions in a circle: " + chain);
        }
    }
}
