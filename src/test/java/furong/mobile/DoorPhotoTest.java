package furong.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import furong.FurongTest;
import furong.channel.web.security.SignedIn;
import furong.fieldwork.Command;
import furong.fieldwork.Visit;
import furong.fieldwork.Visits;
import furong.mobile.Phone.Evening;
import furong.organisation.Organisation;
import furong.platform.Ids;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A closed door, photographed on the page of a visit. */
@FurongTest
class DoorPhotoTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Phone phone;

    @Autowired
    Visits visits;

    @Autowired
    Organisation organisation;

    @Autowired
    Clock clock;

    @Test
    void nobodyIsAbsentBeforeTheDoorWasPhotographed() throws Exception {
        var evening = phone.evening();
        var customer = evening.customer().id();
        phone.at(18, 0);
        visits.arrive(customer, evening.visit(), command(evening));
        visits.waiting(customer, evening.visit(), command(evening));
        visits.contactAttempt(customer, evening.visit(), "CALL", false, command(evening));
        visits.contactAttempt(customer, evening.visit(), "KNOCK", false, command(evening));
        phone.at(18, 11);
        assertThatThrownBy(() -> visits.absent(customer, evening.visit(), command(evening)))
                .hasMessageContaining("photo-of-door");
        assertThat(send(evening, new byte[0])).as("no picture was chosen").isEqualTo(422);
        assertThat(send(evening, "words".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .as("no picture")
                .isEqualTo(422);
        var picture = Phone.picture("door");
        assertThat(send(evening, picture)).isEqualTo(302);
        assertThat(visits.absent(customer, evening.visit(), command(evening)).state())
                .isEqualTo(Visit.State.CUSTOMER_ABSENT);
    }

    private int send(Evening evening, byte[] picture) throws Exception {
        var who = new SignedIn(evening.technician(), organisation.scopeOf(evening.technician()));
        var page = "/field/visits/" + evening.customer().id().text() + "/"
                + evening.visit().text();
        var web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        return web.perform(multipart(page + "/door-photo")
                        .file("file", picture)
                        .param("command", Ids.text(Ids.next()))
                        .header("Accept", "text/html")
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(who, null, Set.of())))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private Command command(Evening evening) {
        return new Command(Ids.text(Ids.next()), clock.instant(), Phone.by(evening.technician()));
    }
}
