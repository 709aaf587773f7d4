package furong.honour;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static furong.conduct.Conduct.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import furong.FurongTest;
import furong.conduct.Conduct;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The honour badge: one's own choice, off by default, for customers' eyes and for no decision. */
@FurongTest
class HonourTest {

    @Autowired
    HonourBadges badges;

    @Autowired
    Conduct conduct;

    @Autowired
    JdbcClient db;

    @Test
    @DisplayName("A4.14 off by default, on and off by oneself, and nothing is left when it is off")
    void itIsOnesOwnChoice() {
        var who = conduct.technician();
        var badge = who.who().badge();
        assertThat(badges.isShown(badge)).isFalse();
        badges.choose(true, at(who));
        badges.choose(true, at(who));
        assertThat(badges.isShown(badge)).isTrue();
        badges.choose(false, at(who));
        assertThat(badges.isShown(badge)).isFalse();
        assertThat(db.sql("select facts::text from platform.audit where what = 'honour.chosen' and person = ?")
                        .param(who.who().id().value())
                        .query(String.class)
                        .list())
                .as("the record does not say which way it went")
                .containsOnly("{}");
    }

    @Test
    @DisplayName("A4.14 nothing but the pages knows of it: no routing, no scoring, no figure can use it")
    void noDecisionCanUseIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages("furong.honour..", "furong.channel.web..", "furong.demo..", "pages..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("furong.honour..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("furong"));
    }
}
