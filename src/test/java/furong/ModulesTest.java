package furong;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The arrows between modules point down, and nobody reaches into another's inside. */
class ModulesTest {

    private final ApplicationModules modules = ApplicationModules.of(Furong.class);

    @Test
    void arrowsPointDown() {
        modules.verify();
        new Documenter(modules).writeDocumentation();
    }
}
