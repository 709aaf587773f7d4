package furong.customer;

import furong.organisation.Scope;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds customers by whatever somebody types. Each word is looked up in the indexes that could hold it, best hits
 * first; several words must all fit the same customer. Only customers in the reader's scope are found.
 */
@Component
@AcrossCustomers("a search looks for one customer among all")
class Search {

    private static final int WORDS_MAX = 4;
    /** Of one word alone the best are among the first thousand; of several words more are kept to compare. */
    private static final int HITS_OF_ONE_WORD_MAX = 1_000;

    private static final int HITS_OF_SEVERAL_WORDS_MAX = 20_000;

    private static final String BY_NUMBER = """
            select customer, 100 as rank from customer.number_directory where number = upper(:w)""";
    private static final String BY_NAME = """
            select customer, case when name = :raw then 95 else 85 end as rank from customer.customer
            where name like :starts""";
    private static final String BY_PART_OF_NAME = """
            select customer, 70 as rank from customer.customer
            where name_grams @> string_to_array(:grams, ' ') and replace(lower(name), ' ', '') like :holds""";
    private static final String BY_PINYIN = """
            select customer, case when key = :w then 80 else 60 end as rank from customer.name_key
            where key like :starts""";
    private static final String BY_ADDRESS = """
            select customer, 50 as rank from customer.place
            where grams @> string_to_array(:addressGrams, ' ') and search_line like :contains""";
    private static final String BY_CONTACT = """
            select customer, case when value = :w then 90 else 65 end as rank from customer.contact
            where value like :starts""";
    private static final String BY_ENDING_OF_CONTACT = """
            select customer, 55 as rank from customer.contact where reverse(value) like :ends""";
    private static final String BY_DOCUMENT_TAIL = """
            select customer, 75 as rank from customer.document where tail = upper(:w)""";

    private final JdbcClient db;
    private final AddressBook addresses;
    private final Clock clock;

    Search(JdbcClient db, AddressBook addresses, Clock clock) {
        this.db = db;
        this.addresses = addresses;
        this.clock = clock;
    }

    List<CustomerRow> search(String words, Scope scope, int limit) {
        var typed = Stream.of(words.split("[\\s\\p{Cntrl}]+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS_MAX)
                .toList();
        if (typed.isEmpty()) return List.of();
        return statement(query(typed), typed, scope, limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** The statement with all its parameters; a test puts {@code explain} in front of it. */
    JdbcClient.StatementSpec statement(String query, List<String> typed, Scope scope, int limit) {
        var statement = db.sql(query)
                .param("today", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .param("units", scope.array())
                .param("words", typed.size())
                .param("hits", typed.size() == 1 ? HITS_OF_ONE_WORD_MAX : HITS_OF_SEVERAL_WORDS_MAX)
                .param("limit", limit);
        for (var i = 0; i < typed.size(); i++) statement = bind(statement, i, typed.get(i));
        return statement;
    }

    String query(List<String> words) {
        var hits = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            for (var lookup : lookups(words.get(i))) {
                hits.add("(select h.customer, h.rank, " + i + " as word from (" + numbered(lookup, i) + ") h"
                        + " join customer.ownership o on o.customer = h.customer and o.since <= :today"
                        + " and (o.until is null or o.until > :today) and o.unit = any(:units) limit :hits)");
            }
        }
        return "with hit as materialized (" + String.join(" union all ", hits) + ")," + """
                 best as (
                    select customer, max(rank) as rank from hit group by customer having count(distinct word) = :words
                    order by max(rank) desc, customer limit :limit)
                """ + ROWS
                + " join best on best.customer = c.customer order by best.rank desc, c.name, c.customer";
    }

    private static final String ROWS = """
            select c.customer, c.number, c.name, c.segment, o.unit, p.line,
                   coalesce((select t.value from customer.contact t
                             where t.customer = c.customer and t.kind <> 'EMAIL'
                             order by t.preferred desc, t.kind, t.value limit 1), '') as phone
            from customer.customer c
            join customer.ownership o on o.customer = c.customer
                 and o.since <= :today and (o.until is null or o.until > :today)
            join customer.place p on p.customer = c.customer and p.id = c.home
            """;

    Map<CustomerId, Segment> segments(Collection<CustomerId> ids) {
        var segments = new HashMap<CustomerId, Segment>(ids.size() * 2);
        db.sql("select customer, segment from customer.customer where customer = any(?)")
                .param(ids.stream().map(CustomerId::value).toArray(Long[]::new))
                .query(row -> {
                    segments.put(new CustomerId(row.getLong(1)), Segment.valueOf(row.getString(2)));
                });
        return segments;
    }

    /** Customers by id, in no order; unknown ones are missing. */
    List<CustomerRow> rows(Collection<CustomerId> ids) {
        return db.sql(ROWS + " where c.customer = any(:ids) limit :limit")
                .param("today", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .param("ids", ids.stream().map(CustomerId::value).toArray(Long[]::new))
                .param("limit", ids.size())
                .query((row, n) -> row(row))
                .list();
    }

    /** The customer a whole printed number or a whole document belongs to, in whatever scope. */
    Optional<CustomerId> exact(String number, List<byte[]> marks) {
        return db.sql("""
                select customer from customer.number_directory where number = :number
                union
                select customer from customer.document_directory where mark = any(:marks) limit 1""")
                .param("number", number.strip().toUpperCase(Locale.ROOT))
                .param("marks", marks.toArray(byte[][]::new))
                .query((row, n) -> new CustomerId(row.getLong("customer")))
                .optional();
    }

    private List<String> lookups(String word) {
        var digits = word.chars().filter(Character::isDigit).count();
        var chinese = word.codePoints().anyMatch(c -> c >= 0x2E80);
        var lookups = new ArrayList<String>();
        if (!chinese && digits >= 5 && word.length() > 8) lookups.add(BY_NUMBER);
        if (chinese || digits == 0) lookups.add(BY_NAME);
        if (chinese && Words.grams(Words.condensed(word)).size() > 0) lookups.add(BY_PART_OF_NAME);
        if (!chinese && digits < word.length() && word.length() > 1) lookups.add(BY_PINYIN);
        if (Words.grams(addresses.searchable(word)).size() > (chinese ? 0 : 2)) lookups.add(BY_ADDRESS);
        if (!chinese && digits >= 4 || word.contains("@")) lookups.add(BY_CONTACT);
        if (!chinese && digits >= 4 && digits == word.length()) lookups.add(BY_ENDING_OF_CONTACT);
        if (word.length() == 4 && word.matches("[0-9A-Za-z]{4}")) lookups.add(BY_DOCUMENT_TAIL);
        if (lookups.isEmpty()) lookups.add(BY_NAME);
        return lookups;
    }

    /** Each word has its own parameters: {@code :w} of the second is {@code :w1}. */
    private static String numbered(String lookup, int word) {
        return lookup.replaceAll(":(w|raw|starts|holds|contains|ends|grams|addressGrams)\\b", ":$1" + word);
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, int i, String word) {
        var condensed = Words.condensed(word);
        var address = addresses.searchable(word);
        return statement
                .param("w" + i, condensed)
                .param("raw" + i, word)
                .param("starts" + i, starts(word, condensed))
                .param("holds" + i, "%" + literal(condensed) + "%")
                .param("contains" + i, "%" + literal(address) + "%")
                .param(
                        "ends" + i,
                        literal(new StringBuilder(condensed).reverse().toString()) + "%")
                .param("grams" + i, String.join(" ", Words.grams(condensed)))
                .param("addressGrams" + i, String.join(" ", Words.grams(address)));
    }

    private static String starts(String word, String condensed) {
        return literal(word.codePoints().anyMatch(c -> c >= 0x2E80) ? word : condensed) + "%";
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static CustomerRow row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new CustomerRow(
                new CustomerId(row.getLong("customer")),
                row.getString("number"),
                row.getString("name"),
                Segment.valueOf(row.getString("segment")),
                new UnitId(row.getLong("unit")),
                row.getString("phone"),
                row.getString("line"));
    }
}
