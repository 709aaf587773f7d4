package furong.channel.web.arrival;

import furong.arrival.Arrivals;
import furong.arrival.Opening;
import furong.fieldwork.Visit;
import furong.fieldwork.Visits;
import furong.platform.Actor;
import furong.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Opens the visit a link belongs to, or says that it is shut. */
@Component
class ArrivalKey {

    private final Arrivals arrivals;
    private final Visits visits;

    ArrivalKey(Arrivals arrivals, Visits visits) {
        this.arrivals = arrivals;
        this.visits = visits;
    }

    /** To look at. */
    Visit open(String token, HttpServletRequest request) {
        return visit(arrivals.open(token, request.getRemoteAddr()));
    }

    /** To change something. */
    Visit use(String token, HttpServletRequest request) {
        return visit(arrivals.use(token, request.getRemoteAddr()));
    }

    private Visit visit(Opening opening) {
        return switch (opening) {
            case Opening.Open(var customer, var visit) -> visits.get(customer, visit);
            case Opening.Shut shut -> throw new Refused("link-shut");
            case Opening.Wait(var left) -> throw new Refused("link-wait", left.toMinutes());
        };
    }

    /** Whoever has the link acts for the customer; that it was by link is what is known. */
    static Actor by(HttpServletRequest request) {
        return new Actor(0, 0, "LINK", request.getRemoteAddr());
    }
}
