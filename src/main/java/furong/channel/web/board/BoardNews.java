package furong.channel.web.board;

import furong.dispatch.Days;
import furong.dispatch.PlanChanged;
import furong.dispatch.ProposalMade;
import furong.fieldwork.day.VisitChanged;
import furong.platform.Refused;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open boards that their day has changed. A message says the plan's version and nothing of anybody. So many
 * boards and no more; a stream ends after some minutes and is asked for anew, by whoever still may.
 */
@Component
class BoardNews {

    static final int BOARDS_MAX = 300;
    static final int BOARDS_OF_ONE_MAX = 5;

    private static final Duration STREAM = Duration.ofMinutes(10);
    private static final int HEARTBEAT_SECONDS = 15;

    private final Days days;
    private final Set<Ear> ears = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("board-news").daemon().factory());

    BoardNews(Days days) {
        this.days = days;
        beat.scheduleWithFixedDelay(this::tellAll, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** An open board; {@code told} while a message to it is on its way, so that a slow one is not told twice. */
    private record Ear(LocalDate day, String badge, SseEmitter stream, AtomicBoolean told) {}

    /** A stream of news of that day. Refused as {@code board-streams-many}. */
    SseEmitter listen(LocalDate day, String badge) {
        var theirs = ears.stream().filter(ear -> ear.badge().equals(badge)).count();
        if (ears.size() >= BOARDS_MAX || theirs >= BOARDS_OF_ONE_MAX) throw new Refused("board-streams-many");
        var ear = new Ear(day, badge, new SseEmitter(STREAM.toMillis()), new AtomicBoolean());
        ear.stream().onCompletion(() -> ears.remove(ear));
        ear.stream().onTimeout(() -> ear.stream().complete());
        ear.stream().onError(gone -> ears.remove(ear));
        ears.add(ear);
        tell(ear, days.version(day));
        return ear.stream();
    }

    int listening() {
        return ears.size();
    }

    @EventListener
    void on(PlanChanged changed) {
        afterCommit(() -> tell(changed.day(), changed.version()));
    }

    @EventListener
    void on(ProposalMade made) {
        afterCommit(() -> tell(made.day(), 0));
    }

    /** Also a day that nobody has planned yet fills with visits. */
    @EventListener
    void on(VisitChanged changed) {
        var before = changed.before();
        afterCommit(() -> {
            tell(changed.day(), 0);
            if (before != null) tell(before, 0);
        });
    }

    /** Boards are told by whoever is here, once; a message that is lost is made up for by the next heartbeat. */
    private static void afterCommit(Runnable telling) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            telling.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                telling.run();
            }
        });
    }

    /** {@code version} 0 says "look again", whatever the version is. */
    private void tell(LocalDate day, int version) {
        for (var ear : ears) if (ear.day().equals(day)) later(ear, version);
    }

    /** Another application may have changed a day: each heartbeat says the version as it is. */
    private void tellAll() {
        try {
            var versions = ears.stream().map(Ear::day).distinct().collect(Collectors.toMap(day -> day, days::version));
            for (var ear : ears) later(ear, versions.getOrDefault(ear.day(), 0));
        } catch (RuntimeException tryAgain) {
            // the database is away for a moment; the next beat asks again
            return;
        }
    }

    /** Not by whoever changed the day: they do not wait for anybody's network. */
    private void later(Ear ear, int version) {
        if (ear.told().compareAndSet(false, true)) Thread.ofVirtual().start(() -> tell(ear, version));
    }

    private void tell(Ear ear, int version) {
        ear.told().set(false);
        try {
            ear.stream().send(SseEmitter.event().name("plan").data(Integer.toString(version)));
        } catch (IOException | IllegalStateException gone) {
            ears.remove(ear);
            ear.stream().completeWithError(gone);
        }
    }

    @PreDestroy
    void end() {
        beat.shutdownNow();
        ears.forEach(ear -> ear.stream().complete());
    }
}
