package furong.channel.web.organisation;

import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.platform.Refused;
import furong.portrait.Portraits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The photographs of the people of one's units, as customers see them before a visit. */
@Controller
class PortraitPages {

    private final Portraits portraits;
    private final Staff staff;
    private final Access access;

    PortraitPages(Portraits portraits, Staff staff, Access access) {
        this.portraits = portraits;
        this.staff = staff;
        this.access = access;
    }

    @Allowed({Role.BRANCH_MANAGER, Role.DISPATCHER, Role.QUALITY_SUPERVISOR, Role.ADMINISTRATOR})
    @GetMapping("/staff/{badge}/photo")
    ResponseEntity<byte[]> photo(@PathVariable String badge, SignedIn who) {
        var bytes = portraits.of(member(badge, who).badge()).orElseThrow(() -> new Refused("not-found", badge));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(bytes);
    }

    @Allowed({Role.BRANCH_MANAGER, Role.ADMINISTRATOR})
    @PostMapping("/staff/{badge}/photo")
    String show(
            @PathVariable String badge,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            SignedIn who,
            HttpServletRequest request) {
        var member = member(badge, who);
        try {
            portraits.show(member.badge(), photo == null ? new byte[0] : photo.getBytes(), who.actor(request));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return "redirect:/staff/" + badge;
    }

    @Allowed({Role.BRANCH_MANAGER, Role.ADMINISTRATOR})
    @PostMapping("/staff/{badge}/photo/removal")
    String hide(@PathVariable String badge, SignedIn who, HttpServletRequest request) {
        portraits.hide(member(badge, who).badge(), who.actor(request));
        return "redirect:/staff/" + badge;
    }

    private StaffMember member(String badge, SignedIn who) {
        var member = staff.byBadge(badge).orElseThrow(() -> new Refused("not-found", badge));
        access.unit(who, member.unit());
        return member;
    }
}
