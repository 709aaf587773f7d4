package furong.channel.sms;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection to the centre: bound as a transceiver, tried while idle, and bound again whenever it breaks. */
final class Link implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Link.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final SmsSettings settings;
    private final MessageReceiverListener receiver;
    private final Semaphore broken = new Semaphore(0);
    private volatile @Nullable SMPPSession session;
    private volatile boolean open;
    private @Nullable Thread keeper;

    Link(SmsSettings settings, MessageReceiverListener receiver) {
        this.settings = settings;
        this.receiver = receiver;
    }

    void open() {
        open = true;
        keeper = Thread.ofPlatform().daemon().name("smpp-link").start(this::keep);
    }

    /** The bound session; empty while there is none. */
    Optional<SMPPSession> session() {
        return Optional.ofNullable(session)
                .filter(bound -> bound.getSessionState().isBound());
    }

    @Override
    public void close() {
        open = false;
        broken.release();
        if (keeper != null) keeper.interrupt();
        var last = session;
        session = null;
        if (last != null) last.unbindAndClose();
    }

    private void keep() {
        var pause = FIRST_PAUSE;
        while (open) {
            try {
                broken.drainPermits();
                session = bind();
                log.info("SMPP: bound to {}:{}", settings.host(), settings.port());
                pause = FIRST_PAUSE;
                while (open && session().isPresent()) {
                    var _ = broken.tryAcquire(settings.enquiry().toMillis(), TimeUnit.MILLISECONDS);
                }
                if (open) log.info("SMPP: the connection to {} broke", settings.host());
            } catch (IOException away) {
                log.info("SMPP: {}:{} {}", settings.host(), settings.port(), away.getMessage());
                pause = wait(pause);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Duration wait(Duration pause) {
        try {
            var _ = broken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            open = false;
        }
        var next = pause.multipliedBy(2);
        return next.compareTo(settings.retryMax()) > 0 ? settings.retryMax() : next;
    }

    private SMPPSession bind() throws IOException {
        var fresh = new SMPPSession();
        fresh.setEnquireLinkTimer((int) settings.enquiry().toMillis());
        fresh.setTransactionTimer(settings.timeout().toMillis());
        fresh.setMessageReceiverListener(receiver);
        fresh.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED) broken.release();
        });
        var as = new BindParameter(
                BindType.BIND_TRX,
                settings.systemId(),
                settings.password(),
                settings.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
        try {
            var _ = fresh.connectAndBind(
                    settings.host(), settings.port(), as, settings.timeout().toMillis());
            return fresh;
        } catch (IOException failed) {
            fresh.close();
            throw failed;
        }
    }
}
