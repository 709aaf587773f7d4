package furong.channel.web.organisation;

import furong.channel.web.Texts;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.Unit;
import furong.organisation.UnitKind;
import furong.platform.Actor;
import furong.platform.Label;
import furong.platform.Refused;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Lets the first person into an empty house, who then hires the others on {@code /staff/new}. */
@Component
@ConditionalOnProperty(name = "furong.demo", havingValue = "none")
@ConditionalOnProperty(name = "furong.work", havingValue = "true", matchIfMissing = true)
class FirstAdministrator implements ApplicationRunner {

    static final String BADGE = "00001";

    private final Staff staff;
    private final Organisation organisation;
    private final Texts texts;
    private final String password;

    /** The password is read past the settings, where a "${" in it would be taken for the name of another one. */
    FirstAdministrator(
            Staff staff,
            Organisation organisation,
            Texts texts,
            @Value("#{systemEnvironment['FURONG_ADMIN_PASSWORD'] ?: ''}") String password) {
        this.staff = staff;
        this.organisation = organisation;
        this.texts = texts;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var line = welcome();
        if (!line.isEmpty()) System.out.println(line);
    }

    /** Hires the first administrator where there is none; what to tell whoever starts the house, "" if nothing. */
    String welcome() {
        var everywhere = new Scope(organisation.units().stream().map(Unit::id).collect(Collectors.toSet()));
        if (!staff.withRole(Role.ADMINISTRATOR, everywhere).isEmpty()) return "";
        if (password.isEmpty())
            return "Nobody can sign in yet: set FURONG_ADMIN_PASSWORD (10 characters or more) and start again; "
                    + "that hires the first administrator, badge " + BADGE + ".";
        try {
            hire();
        } catch (Refused refused) {
            return "The first administrator could not be hired with FURONG_ADMIN_PASSWORD: "
                    + texts.text(
                            Locale.ENGLISH,
                            "refused." + refused.code(),
                            refused.arguments().toArray());
        }
        return "Hired the first administrator: sign in with badge " + BADGE
                + " and the password from FURONG_ADMIN_PASSWORD, and change it.";
    }

    private void hire() {
        var company = organisation.units().stream()
                .filter(unit -> unit.kind() == UnitKind.COMPANY)
                .findFirst()
                .orElseThrow();
        var person = new NewStaff(
                BADGE,
                new Label("管理员", "Administrator"),
                company.id(),
                Set.of(Role.ADMINISTRATOR),
                Set.of(),
                null,
                null,
                staff.hash("password", password));
        staff.hire(person, Actor.system("first start"));
    }
}
