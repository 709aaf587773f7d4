package furong;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test with the whole house running on a real database and a port of its own. All such tests share one context: each
 * makes its own customers and leaves the others' alone. Listeners run at once, in the caller's thread; recurring work
 * runs only when a test calls it; the clock can be moved.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "furong.time-travel=true",
            "furong.work=false",
            "furong.demo=none",
            "furong.radius.port=0",
            "furong.iso8583.port=0",
            "furong.voice.key=a-platform-of-the-tests",
            "furong.secret-file=target/test.key"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import(ListenersRunAtOnce.class)
public @interface FurongTest {}
