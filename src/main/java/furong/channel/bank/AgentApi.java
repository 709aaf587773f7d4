package furong.channel.bank;

import furong.agency.Agencies;
import furong.agency.Agent;
import furong.agency.AgentDesk;
import furong.agency.AgentDesk.Answer;
import furong.agency.AgentDesk.Taking;
import furong.agency.CutBy;
import furong.channel.web.security.Public;
import furong.payment.ReversalOutcome;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door for agents' programs, public to whoever seals its requests ({@link Seals}): what is owed, payments, payments
 * taken back, the end of a day and its file. Amounts are in fen.
 */
@Public
@RestController
class AgentApi {

    private static final String ROOT = "/api/agency";
    private static final byte[] NOTHING = new byte[0];

    private final AgentDesk desk;
    private final Agencies agencies;
    private final Seals seals;
    private final RateLimits limits;
    private final JsonMapper json;

    AgentApi(AgentDesk desk, Agencies agencies, Seals seals, RateLimits limits, JsonMapper json) {
        this.desk = desk;
        this.agencies = agencies;
        this.seals = seals;
        this.limits = limits;
        this.json = json;
    }

    private record From(Agent agent, Actor by) {}

    @GetMapping(ROOT + "/bills/{account}")
    ResponseEntity<?> bill(@PathVariable String account, HttpServletRequest request) {
        return answered(request, NOTHING, from -> {
            var bill = desk.enquire(account);
            var body = new LinkedHashMap<String, Object>();
            body.put("account", bill.account());
            body.put("name", bill.name());
            body.put("open", bill.open().minor());
            if (bill.overdueSince() != null)
                body.put("overdueSince", bill.overdueSince().toString());
            return ResponseEntity.ok(body);
        });
    }

    @PostMapping(ROOT + "/payments")
    ResponseEntity<?> pay(@RequestBody(required = false) byte @Nullable [] body, HttpServletRequest request) {
        return answered(request, bytes(body), from -> {
            var sent = tree(bytes(body));
            var taking = new Taking(
                    text(sent, "reference"), text(sent, "account"), Money.fen(minor(sent)), time(text(sent, "paidAt")));
            return switch (desk.pay(from.agent(), taking, from.by())) {
                case Answer.Taken taken ->
                    ResponseEntity.status(taken.again() ? HttpStatus.OK : HttpStatus.CREATED)
                            .body(Map.of(
                                    "payment", taken.payment().text(),
                                    "reference", taking.reference(),
                                    "amount", taken.amount().minor(),
                                    "businessDate", taken.day().toString()));
                case Answer.Declined declined -> throw Refused.field("reference", declined.why());
            };
        });
    }

    /** For one that did not hear the answer. */
    @GetMapping(ROOT + "/payments/{reference}")
    ResponseEntity<?> find(@PathVariable String reference, HttpServletRequest request) {
        return answered(request, NOTHING, from -> {
            var payment = desk.find(from.agent(), reference).orElseThrow(() -> new Refused("not-found", reference));
            return ResponseEntity.ok(Map.of(
                    "payment", payment.id().text(),
                    "reference", reference,
                    "amount", payment.amount().minor(),
                    "businessDate", payment.businessDate().toString(),
                    "reversed", !payment.stands()));
        });
    }

    @PostMapping(ROOT + "/payments/{reference}/reversal")
    ResponseEntity<?> reverse(
            @PathVariable String reference,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        return answered(request, bytes(body), from -> {
            var outcome = desk.reverse(from.agent(), reference, "agent", from.by());
            var said = switch (outcome) {
                case ReversalOutcome.Reversed reversed -> "reversed";
                case ReversalOutcome.AlreadyReversed before -> "reversed";
                case ReversalOutcome.Blocked blocked -> "blocked";
            };
            return ResponseEntity.ok(Map.of("reference", reference, "state", said));
        });
    }

    /** Ends the business day named. */
    @PostMapping(ROOT + "/days/{day}/end")
    ResponseEntity<?> end(
            @PathVariable LocalDate day,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        return answered(request, bytes(body), from -> {
            var open = agencies.cutOver(from.agent(), day, CutBy.AGENT, from.by());
            return ResponseEntity.ok(Map.of("open", open.toString()));
        });
    }

    /** Gives the file of a day. */
    @PutMapping(ROOT + "/days/{day}/file")
    ResponseEntity<?> file(
            @PathVariable LocalDate day,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        return answered(request, bytes(body), from -> {
            var file = DayFiles.read(day + ".csv", bytes(body));
            if (!file.agent().equals(from.agent().code()) || !file.day().equals(day))
                throw Refused.field("file", "agency-file-other");
            agencies.takeFile(file, from.by());
            var open = agencies.of(from.agent().code(), day).stream()
                    .filter(difference -> difference.ending() == null)
                    .count();
            return ResponseEntity.ok(Map.of("lines", file.lines().size(), "differences", open));
        });
    }

    private ResponseEntity<?> answered(
            HttpServletRequest request, byte[] body, Function<From, ResponseEntity<?>> work) {
        var proven = seals.proven(request, body);
        if (proven.isEmpty())
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        var agent = proven.get().agent();
        if (!limits.allows(proven.get().key(), agent.perSecondMax()))
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header("Retry-After", "1")
                    .build();
        return work.apply(new From(agent, new Actor(0, 0, agent.code().value(), "agency " + request.getRemoteAddr())));
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException unreadable) {
            throw Refused.field("body", "agency-json");
        }
    }

    private static String text(JsonNode sent, String name) {
        var value = sent.path(name);
        if (!value.isString() || value.asString().isBlank() || value.asString().indexOf('\0') >= 0)
            throw Refused.field(name, "required");
        return value.asString();
    }

    private static long minor(JsonNode sent) {
        var value = sent.path("amount");
        if (!value.isIntegralNumber() || !value.canConvertToLong()) throw Refused.field("amount", "agency-amount");
        return value.asLong();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw Refused.field("paidAt", "agency-time");
        }
    }

    private static byte[] bytes(byte @Nullable [] body) {
        return body == null ? NOTHING : body;
    }
}
