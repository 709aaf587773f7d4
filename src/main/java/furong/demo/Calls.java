package furong.demo;

import furong.callback.CallOutcome;
import furong.callback.Callback;
import furong.callback.CallbackId;
import furong.callback.Callbacks;
import furong.callback.Disposition;
import furong.callback.Ending;
import furong.callback.Step;
import furong.convention.Conventions;
import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.survey.Level;
import furong.survey.Script;
import furong.survey.Scripts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rings customers up as a callback agent does, asks by the script, and writes down what they say. */
@DemoPart
class Calls {

    private static final List<String> UNHAPPY = List.of("安装后网速达不到承诺，请再来看看", "约好上午来，等到下午", "同一件事说了三遍", "走线没有清理，墙上留了灰");
    private static final List<String> PLEASED =
            List.of("师傅很有礼貌，谢谢", "来得准时，办得快", "讲得清楚，老人也听懂了", "希望晚上也能预约", "希望来之前先打个电话", "挺好的");

    private static final LocalTime[] HOURS = {LocalTime.of(10, 20), LocalTime.of(15, 10), LocalTime.of(19, 5)};

    private final Callbacks callbacks;
    private final Scripts scripts;
    private final Conventions conventions;
    private final Clock clock;

    Calls(Callbacks callbacks, Scripts scripts, Conventions conventions, Clock clock) {
        this.callbacks = callbacks;
        this.scripts = scripts;
        this.conventions = conventions;
        this.clock = clock;
    }

    /** Plans the ringing about {@code subject} from the day after on. */
    void plan(Story story, CustomerId customer, String subject, Actor agent, People people) {
        var tomorrow = LocalDate.ofInstant(clock.instant(), clock.getZone()).plusDays(1);
        var answersAt = people.once(12) ? HOURS.length : people.once(4) ? 1 : 0;
        for (var n = 0; n <= Math.min(answersAt, HOURS.length - 1); n++) {
            var last = n == answersAt || n == HOURS.length - 1;
            var reached = n == answersAt;
            story.at(
                    tomorrow.atTime(HOURS[n])
                            .atZone(clock.getZone())
                            .toInstant()
                            .plus(Duration.ofMinutes(people.between(0, 30))),
                    () -> callbacks.about(customer, subject).stream()
                            .filter(Callback.Due.class::isInstance)
                            .findFirst()
                            .ifPresent(due -> ring(story, customer, due.id(), new Ring(agent, people, reached, last))));
        }
    }

    private record Ring(Actor agent, People people, boolean reached, boolean last) {}

    private void ring(Story story, CustomerId customer, CallbackId id, Ring ring) {
        var agent = ring.agent();
        var people = ring.people();
        callbacks.claim(customer, id, agent);
        if (!ring.reached()) {
            callbacks.tried(customer, id, CallOutcome.NO_ANSWER, call(), agent);
            if (ring.last() && callbacks.view(customer, id).steps().stream().noneMatch(Step::open)) {
                callbacks.claim(customer, id, agent);
                callbacks.end(new Ending(customer, id, Disposition.NC, "", Map.of(), "", ""), agent);
            }
            return;
        }
        if (people.once(40)) {
            callbacks.end(new Ending(customer, id, Disposition.R, call(), Map.of(), "不愿接受回访", ""), agent);
            return;
        }
        var level = people.once(45)
                ? Level.DISSATISFIED
                : people.any(List.of(Level.SATISFIED, Level.SATISFIED, Level.SATISFIED, Level.TOUCHED, Level.PLEASANT));
        var script = scripts.current(
                callbacks.view(customer, id).callback().matter().occasion(),
                LocalDate.ofInstant(clock.instant(), clock.getZone()));
        var words = words(level, customer);
        callbacks.end(
                new Ending(customer, id, Disposition.I, call(), answers(script, level, customer), words, ""), agent);
        if (level == Level.DISSATISFIED) putRight(story, customer, id, agent, people);
    }

    /** The next afternoon the branch has put it right, and the customer is asked once more. */
    private void putRight(Story story, CustomerId customer, CallbackId id, Actor agent, People people) {
        story.at(clock.instant().plus(Duration.ofHours(20)), () -> {
            var rework = callbacks.view(customer, id).rework();
            if (rework == null) return;
            callbacks.reworkDone(customer, rework.id(), "更换分离器，现场测速达标", Actor.system("demo branch"));
            plan(
                    story,
                    customer,
                    callbacks.view(customer, id).callback().matter().subject(),
                    agent,
                    people);
        });
    }

    private Map<String, String> answers(Script script, Level level, CustomerId customer) {
        Map<String, String> answers = new HashMap<>();
        for (var question : script.questions()) {
            switch (question.kind()) {
                case YES_NO -> answers.put(question.code(), kept(question, customer) ? "yes" : "no");
                case LEVEL -> answers.put(question.code(), level.name());
                case TEXT -> {}
            }
        }
        return answers;
    }

    /** Whoever is unhappy says why; of the others one in four says something. */
    private static String words(Level level, CustomerId customer) {
        var n = Math.floorMod(Long.hashCode(customer.value()), 4 * PLEASED.size());
        if (level == Level.DISSATISFIED) return UNHAPPY.get(n % UNHAPPY.size());
        return n < PLEASED.size() ? PLEASED.get(n) : "";
    }

    /** Now and then something of the convention was not kept, less often once it was published. */
    private boolean kept(Script.Question question, CustomerId customer) {
        if (question.item().isEmpty()) return true;
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var one = conventions.on(today).version() > 1 ? 97 : 29;
        return Math.floorMod(
                        Long.hashCode(customer.value()) * 31 + question.code().hashCode(), one)
                != 0;
    }

    private static String call() {
        return "REC-" + Ids.text(Ids.next());
    }
}
