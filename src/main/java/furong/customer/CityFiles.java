package furong.customer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the city's facts from our own files into an empty database. Sources and licences: city/NOTICE-DATA.md. */
@Component
class CityFiles {

    private final JdbcClient db;

    CityFiles(JdbcClient db) {
        this.db = db;
    }

    /** Several applications may start together on one database: each row is put in by whoever comes first. */
    void loadOnce() {
        var known =
                db.sql("select count(*) from customer.street").query(Long.class).single();
        if (known > 0) return;
        var districts = read("districts");
        db.sql("""
                insert into customer.district (code, name_zh, name_en, province, city, lat, lon)
                select * from unnest(:code, :zh, :en, :province, :city, :lat, :lon) on conflict do nothing""")
                .param("code", texts(districts, "code"))
                .param("zh", texts(districts, "name_zh"))
                .param("en", texts(districts, "name_en"))
                .param("province", texts(districts, "province"))
                .param("city", texts(districts, "city"))
                .param("lat", numbers(districts, "lat"))
                .param("lon", numbers(districts, "lon"))
                .update();
        var offices = read("offices");
        db.sql("""
                insert into customer.street_office (code, district, name_zh, name_en, rural, lat, lon)
                select * from unnest(:code, :district, :zh, :en, :rural, :lat, :lon) on conflict do nothing""")
                .param("code", texts(offices, "code"))
                .param("district", texts(offices, "district"))
                .param("zh", texts(offices, "name_zh"))
                .param("en", texts(offices, "name_en"))
                .param("rural", column(offices, "rural", Boolean::valueOf).toArray(Boolean[]::new))
                .param("lat", numbers(offices, "lat"))
                .param("lon", numbers(offices, "lon"))
                .update();
        var streets = read("streets");
        db.sql("""
                insert into customer.street (name, lat, lon)
                select * from unnest(:name, :lat, :lon) on conflict do nothing""")
                .param("name", texts(streets, "street"))
                .param("lat", numbers(streets, "lat"))
                .param("lon", numbers(streets, "lon"))
                .update();
    }

    private static List<CSVRecord> read(String name) {
        var file = "/city/chengdu-" + name + ".csv";
        try (InputStream in = Objects.requireNonNull(CityFiles.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String[] texts(List<CSVRecord> rows, String name) {
        return column(rows, name, text -> text).toArray(String[]::new);
    }

    private static Double[] numbers(List<CSVRecord> rows, String name) {
        return column(rows, name, Double::valueOf).toArray(Double[]::new);
    }

    private static <T> List<T> column(List<CSVRecord> rows, String name, Function<String, T> read) {
        return rows.stream().map(row -> read.apply(row.get(name))).toList();
    }
}
