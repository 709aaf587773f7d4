package furong.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of our own survives what happens to computers. */
class LocalPostgresTest {

    @TempDir
    Path home;

    @Test
    void whatWasCommittedIsThereAfterTheServerWasKilled() throws Exception {
        long acknowledged = 0;
        for (var kill = 0; kill < 3; kill++) {
            try (var postgres = LocalPostgres.start(settings())) {
                try (var connection = connect(postgres);
                        var statement = connection.createStatement()) {
                    statement.execute("create table if not exists kept (n bigint primary key)");
                    for (var n = 0; n < 200; n++) {
                        statement.execute("insert into kept values (" + acknowledged + ")");
                        acknowledged++;
                    }
                }
                PowerCut.at(home);
            }
        }
        try (var postgres = LocalPostgres.start(settings());
                var connection = connect(postgres);
                var rows = connection.createStatement().executeQuery("select count(*) from kept")) {
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(acknowledged);
        }
    }

    @Test
    void twoOnTheSameDataAreRefusedInOneLine() {
        try (var first = LocalPostgres.start(settings())) {
            assertThat(first.url()).contains("127.0.0.1");
            assertThatThrownBy(() -> LocalPostgres.start(settings()))
                    .isInstanceOf(LocalPostgres.Unavailable.class)
                    .hasMessageContaining("already uses the data")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aStalePidFileIsNoObstacle() throws Exception {
        LocalPostgres.start(settings()).close();
        Files.writeString(home.resolve("data/postmaster.pid"), "999999999\n");
        try (var postgres = LocalPostgres.start(settings());
                var connection = connect(postgres)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void nobodyEntersWithoutThePasswordAndOnlyItsOwnerReadsIt() throws Exception {
        try (var postgres = LocalPostgres.start(settings())) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), "postgres", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(Files.getPosixFilePermissions(home.resolve("password")))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    private LocalPostgres.Settings settings() {
        return new LocalPostgres.Settings(home, true);
    }

    private static Connection connect(LocalPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), "postgres", postgres.password());
    }
}
