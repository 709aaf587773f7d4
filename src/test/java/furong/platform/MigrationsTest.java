package furong.platform;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A house that stands already keeps what it has when its modules are cut anew. */
@FurongTest
class MigrationsTest {

    private static final String OLD = "furong_old";

    @Autowired
    JdbcClient db;

    @Autowired
    FlywayMigrationStrategy migrations;

    private final DataSource old;

    MigrationsTest(@Autowired Environment settings) {
        var url =
                settings.getRequiredProperty("spring.datasource.url").replaceFirst("/[^/?]+(\\?|$)", "/" + OLD + "$1");
        old = new DriverManagerDataSource(
                url,
                settings.getProperty("spring.datasource.username", ""),
                settings.getProperty("spring.datasource.password", ""));
    }

    @BeforeEach
    void anEmptyDatabase() {
        db.sql("create database " + OLD).update();
    }

    @AfterEach
    void isGoneAgain() {
        db.sql("drop database " + OLD + " with (force)").update();
    }

    @Test
    void numbersAndPortsOfBeforeTheResourcesAreStillThere() {
        asItWas("platform", "1");
        asItWas("network", "1");
        var house = JdbcClient.create(old);
        house.sql("insert into network.exchange values ('610', '老局', 'Old', 'VOICE')")
                .update();
        house.sql("insert into network.exchange_area values ('510104', '510104001', '610')")
                .update();
        house.sql("""
                insert into network.number
                select '0288610' || n, '610', 'USED', n, 'subscription:' || n from generate_series(1000, 1999) n""").update();
        house.sql("insert into network.number values ('02886102000', '610', 'QUARANTINED', null, '', now())")
                .update();
        house.sql("insert into network.port values (7, '610', 'DSLAM', '01-01-01', 'RESERVED', 5, 'order:5', now())")
                .update();

        everything();
        everything();

        assertThat(house.sql(
                                "select count(*) from resource.number where state = 'USED' and reference like '%:' || customer")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1000);
        assertThat(house.sql(
                                "select exchange || state || (until is not null) from resource.number where customer is null")
                        .query(String.class)
                        .list())
                .containsExactly("610QUARANTINEDtrue");
        assertThat(house.sql(
                                "select id || exchange || kind || label || state || customer || reference from resource.port")
                        .query(String.class)
                        .list())
                .containsExactly("7610DSLAM01-01-01RESERVED5order:5");
        assertThat(house.sql("select district || street_office || exchange from resource.exchange_area")
                        .query(String.class)
                        .list())
                .containsExactly("510104510104001610");
        assertThat(house.sql("select to_regclass('network.number')::text is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private void asItWas(String module, String version) {
        Flyway.configure()
                .dataSource(old)
                .locations("classpath:db/migration/" + module)
                .table("flyway_schema_history_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(version)
                .load()
                .migrate();
    }

    private void everything() {
        migrations.migrate(Flyway.configure().dataSource(old).load());
    }
}
