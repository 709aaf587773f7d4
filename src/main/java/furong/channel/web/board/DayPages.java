package furong.channel.web.board;

import furong.channel.web.Shell;
import furong.channel.web.board.BoardDoor.Wanted;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import gg.jte.models.runtime.JteModel;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pages.Templates;

/** The board of a day to look at, as a list, as a file, on paper, and the news of it. */
@Allowed(Role.DISPATCHER)
@Controller
class DayPages {

    private final BoardDoor door;
    private final BoardSource source;
    private final BoardNews news;
    private final Templates templates;

    DayPages(BoardDoor door, BoardSource source, BoardNews news, Templates templates) {
        this.door = door;
        this.source = source;
        this.news = news;
        this.templates = templates;
    }

    @GetMapping("/board")
    JteModel show(Wanted wanted, SignedIn who, Shell shell) {
        return templates.boardShow(source.view(door.desk(who, wanted, shell.today()), who, shell));
    }

    /** What of the page changes while one looks at it. */
    @GetMapping("/board/live")
    JteModel live(Wanted wanted, SignedIn who, Shell shell) {
        return templates.boardLive(source.view(door.desk(who, wanted, shell.today()), who, shell), null);
    }

    /** All visits of the day in a table: to look through, to choose from for rebooking. */
    @GetMapping("/board/visits")
    JteModel visits(Wanted wanted, SignedIn who, Shell shell) {
        return templates.boardVisits(source.view(door.desk(who, wanted, shell.today()), who, shell));
    }

    @GetMapping("/board/print")
    JteModel print(Wanted wanted, SignedIn who, Shell shell) {
        return templates.boardPrint(source.view(door.desk(who, wanted, shell.today()), who, shell));
    }

    @GetMapping("/board/export")
    ResponseEntity<byte[]> export(Wanted wanted, SignedIn who, Shell shell) {
        var desk = door.desk(who, wanted, shell.today());
        var name = ContentDisposition.attachment()
                .filename("board-" + desk.plan().day() + ".csv")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(BoardSheet.of(desk, shell));
    }

    /** Says that the plan of the day is another one, nothing more; whoever hears it asks for what they may see. */
    @GetMapping("/board/news")
    SseEmitter news(Wanted wanted, SignedIn who, Shell shell) {
        var desk = door.desk(who, wanted, shell.today());
        return news.listen(desk.plan().day(), who.who().badge());
    }
}
