package furong.channel.sms;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** A short-message centre that speaks SMPP over a real socket, counts what it was given, and can be told to behave badly. */
public final class RealCentre implements ServerMessageReceiverListener, AutoCloseable {

    private final SMPPServerSessionListener listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger names = new AtomicInteger();
    public final List<Given> given = new CopyOnWriteArrayList<>();
    final AtomicInteger binds = new AtomicInteger();
    volatile int refuseWith;
    volatile int refuseTimes;
    volatile boolean losesAnswers;
    public volatile boolean receipts;
    volatile boolean receiptsFirst;
    private volatile boolean closed;
    private final AtomicInteger unreceipted = new AtomicInteger();
    private final java.util.concurrent.BlockingQueue<Given> owed = new java.util.concurrent.LinkedBlockingQueue<>();

    /** One part as it arrived. */
    public record Given(
            String name, String phone, byte coding, boolean header, byte[] bytes, short reference, long nanos) {

        public String words() {
            var from = header ? bytes[0] + 1 : 0;
            return new String(
                    bytes,
                    from,
                    bytes.length - from,
                    coding == Parts.UCS2 ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII);
        }
    }

    private final int port;

    /** @param port 0 for a free one */
    public RealCentre(int port) throws IOException {
        this.port = port > 0 ? port : freePort();
        listener = new SMPPServerSessionListener(this.port);
        listener.setMessageReceiverListener(this);
        threads.execute(this::listen);
        threads.execute(this::payReceipts);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    private void listen() {
        while (true) {
            try {
                var session = listener.accept();
                threads.execute(() -> welcome(session));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void welcome(SMPPServerSession session) {
        try {
            var bind = session.waitForBind(5000);
            if (!bind.getPassword().equals("secret")) {
                bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                return;
            }
            sessions.add(session);
            bind.accept("centre");
            if (closed) session.close();
            binds.incrementAndGet();
        } catch (Exception gone) {
            session.close();
        }
    }

    /** How many parts have no receipt yet. */
    public int receiptsOwed() {
        return unreceipted.get();
    }

    /** Every connection breaks; new ones are welcome. */
    void cut() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    void receipt(Given part, String state) throws Exception {
        say(
                part.phone(),
                "id:%s sub:001 dlvrd:001 submit date:2611280000 done date:2611280001 stat:%s err:000 text:"
                        .formatted(part.name(), state),
                SMPPConstant.ESMCLS_SMSC_DELIV_RECEIPT,
                new OptionalParameter.User_message_reference(part.reference()));
    }

    void answer(String phone, String words) throws Exception {
        say(phone, words, (byte) 0);
    }

    private void say(String phone, String words, byte kind, OptionalParameter... tags) throws Exception {
        var ucs2 = !words.chars().allMatch(letter -> letter < 128);
        sessions.getLast()
                .deliverShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        phone,
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        "10000",
                        new ESMClass(kind),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        DataCodings.newInstance(ucs2 ? Parts.UCS2 : Parts.DEFAULT),
                        words.getBytes(ucs2 ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII),
                        tags);
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submitted, SMPPServerSession session)
            throws ProcessRequestException {
        if (refuseTimes > 0) {
            refuseTimes--;
            throw new ProcessRequestException("refused", refuseWith);
        }
        var name = "c" + port() + "-" + names.incrementAndGet();
        var part = new Given(
                name,
                submitted.getDestAddress(),
                submitted.getDataCoding(),
                submitted.isUdhi(),
                submitted.getShortMessage(),
                submitted
                        .getOptionalParameter(OptionalParameter.User_message_reference.class)
                        .getValue(),
                System.nanoTime());
        given.add(part);
        if (receiptsFirst) deliver(part);
        if (receipts) {
            unreceipted.incrementAndGet();
            owed.add(part);
        }
        if (losesAnswers) session.close();
        try {
            return new SubmitSmResult(new MessageId(name), new OptionalParameter[0]);
        } catch (org.jsmpp.PDUStringException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As an operator's centre does: what cannot be delivered now is delivered again, also to a later connection. */
    private void payReceipts() {
        while (!closed) {
            try {
                var part = owed.poll(1, java.util.concurrent.TimeUnit.SECONDS);
                if (part == null) continue;
                if (delivered(part)) unreceipted.decrementAndGet();
                else {
                    owed.add(part);
                    java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                }
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private boolean delivered(Given part) {
        try {
            receipt(part, "DELIVRD");
            return true;
        } catch (Exception nobodyThere) {
            return false;
        }
    }

    private void deliver(Given part) {
        try {
            receipt(part, "DELIVRD");
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listener.close();
        cut();
        threads.shutdownNow();
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti asked, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm asked, SMPPServerSession session) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm asked, SMPPServerSession session) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelSm(CancelSm asked, SMPPServerSession session) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm asked, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm asked, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm asked, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm asked, Session session) throws ProcessRequestException {
        throw unknown();
    }

    private static ProcessRequestException unknown() {
        return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
