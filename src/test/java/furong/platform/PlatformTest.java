package furong.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class PlatformTest {

    @Autowired
    Audit audit;

    @Autowired
    DocumentNumbers numbers;

    @Autowired
    JdbcClient db;

    @Test
    void whatWasNotedCanBeNeitherChangedNorRemoved() {
        audit.note(Actor.system("test"), "thing.done", 7, "thing:1", Map.of("why", "because"));
        assertThatThrownBy(() -> db.sql("update platform.audit set what = 'x' where customer = 7")
                        .update())
                .hasMessageContaining("rows are only ever added");
        assertThatThrownBy(() ->
                        db.sql("delete from platform.audit where customer = 7").update())
                .hasMessageContaining("rows are only ever added");
        assertThatThrownBy(() -> db.sql("truncate platform.audit").update())
                .hasMessageContaining("rows are only ever added");
    }

    @Test
    void documentNumbersNeverRepeat() {
        var given = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(n -> numbers.next("XZ"))
                .toList();
        assertThat(given).doesNotHaveDuplicates().allMatch(number -> number.matches("XZ\\d{6}-\\d{5}-\\d"));
    }
}
