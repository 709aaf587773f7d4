package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A month in two ways, as a manager reads it. */
@FurongTest
class ReplayInBrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2031, 5, 2);

    @LocalServerPort
    int port;

    @Autowired
    Branch branch;

    @Autowired
    JdbcClient db;

    Wire wire;
    Browser browser;
    Album album;

    @BeforeEach
    void aMonthHasBeenReplayed() {
        branch.opens(TODAY);
        db.sql("""
                insert into dispatch.replay_run (id, first_day, last_day, badge, asked_at, ended_at)
                values (9223372036854775806, '2031-04-01', '2031-04-30', 'test', '2031-05-01', '2031-05-01')""").update();
        db.sql("""
                insert into dispatch.replay (day, way, metres, travel_seconds, idle_seconds, late_seconds, overtime_seconds,
                    stops, missed, long_waits, unserved, crews, made_at)
                select day, way, 90000 + 1000 * (extract(day from day)::int % 7) * 5 + case way when 'FURONG' then 0 else 41000 end,
                       0, case way when 'FURONG' then 5400 else 9000 end, 0, case way when 'FURONG' then 0 else 1800 end,
                       24, case way when 'FURONG' then 0 else 2 end, 0, 0, 4, '2031-05-01'
                from generate_series(date '2031-04-01', date '2031-04-30', interval '1 day') as day,
                     (values ('FURONG'), ('FIRST_COME')) as ways (way)""").update();
        wire = new Wire(port);
        browser = Browser.open(wire.port());
        album = new Album(browser);
    }

    @AfterEach
    void away() throws IOException {
        db.sql("delete from dispatch.replay_run where id = 9223372036854775806").update();
        if (browser != null) browser.close();
        if (wire != null) wire.close();
    }

    @Test
    void theManagerComparesAMonth() {
        browser.signIn(branch.manager(), Branch.PASSWORD);
        browser.go("/replay");
        album.take("replay");
        assertThat(browser.text("main")).contains("先到先派", "行驶公里", "时段履约率");
        assertThat(album.faults()).isEmpty();
    }
}
