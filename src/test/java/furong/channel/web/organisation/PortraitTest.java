package furong.channel.web.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.organisation.Role;
import furong.organisation.UnitId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;

/** The photograph customers see with a badge. */
@FurongTest
class PortraitTest {

    private static final UnitId XINDU = new UnitId(13);
    private static final UnitId WENJIANG = new UnitId(14);

    @Autowired
    Staffed staffed;

    @Test
    void isTakenInDrawnSmallAndTakenAway() throws Exception {
        var technician = staffed.person(Role.TECHNICIAN, XINDU, null).who();
        var manager = staffed.person(Role.BRANCH_MANAGER, XINDU, null);
        var page = "/staff/" + technician.badge();
        assertThat(staffed.page(get(page), manager))
                .contains("Customers see it")
                .doesNotContain(page + "/photo\" width");
        var sent = multipart(page + "/photo").file(new MockMultipartFile("photo", "me.png", "image/png", picture()));
        assertThat(staffed.answer(sent, manager).getStatus()).isEqualTo(302);
        var kept = staffed.answer(get(page + "/photo"), manager).getContentAsByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getHeight()).isEqualTo(480);
        assertThat(staffed.page(get(page), manager)).contains(page + "/photo\" width");
        var other = staffed.person(Role.BRANCH_MANAGER, WENJIANG, null);
        assertThat(staffed.answer(get(page + "/photo"), other).getStatus()).isEqualTo(404);
        assertThat(staffed.answer(post(page + "/photo/removal"), other).getStatus())
                .isEqualTo(404);
        assertThat(staffed.answer(post(page + "/photo/removal"), manager).getStatus())
                .isEqualTo(302);
        assertThat(staffed.answer(get(page + "/photo"), manager).getStatus()).isEqualTo(404);
    }

    @Test
    void anythingButAPictureIsRefused() throws Exception {
        var manager = staffed.person(Role.BRANCH_MANAGER, XINDU, null);
        var sent = multipart("/staff/" + manager.who().badge() + "/photo")
                .file(new MockMultipartFile("photo", "me.png", "image/png", new byte[] {1, 2, 3}));
        assertThat(staffed.answer(sent, manager).getStatus()).isEqualTo(422);
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(900, 1200, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
