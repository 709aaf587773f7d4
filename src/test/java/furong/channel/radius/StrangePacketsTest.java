package furong.channel.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tinyradius.core.packet.PacketType.ACCESS_ACCEPT;

import furong.FurongTest;
import furong.network.AccessDesk;
import furong.network.Accounting;
import furong.network.Network;
import furong.network.ServiceId;
import furong.network.ServiceSpec;
import furong.platform.Actor;
import furong.platform.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.PooledByteBufAllocator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tinyradius.core.attribute.type.RadiusAttribute;
import org.tinyradius.core.dictionary.DefaultDictionary;
import org.tinyradius.core.packet.PacketType;
import org.tinyradius.core.packet.request.AccessRequest;
import org.tinyradius.core.packet.request.RadiusRequest;

/** What strangers send: nothing of it gets in, brings the door down or stays in memory. */
@FurongTest
class StrangePacketsTest {

    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000);
    private static final String SECRET = "testing123";

    @Autowired
    RadiusAnswers answers;

    @Autowired
    Accounting accounting;

    @Autowired
    Network network;

    @Autowired
    AccessDesk accesses;

    @Autowired
    MeterRegistry meters;

    private final long customer = Ids.next();
    private final ServiceId service = ServiceId.next();

    @BeforeEach
    void aLineThatIsOn() {
        network.want(
                customer,
                service,
                new ServiceSpec("BROADBAND", null, null, 2048, "strange"),
                true,
                Actor.system("test"));
    }

    @Test
    void randomBytesAndRandomlySpoiltPacketsGetNoAcceptance() throws Exception {
        var seed = Long.getLong("furong.seed", 20260101L);
        System.out.println("StrangePacketsTest seed " + seed);
        var random = new Random(seed);
        var good = accessRequest((byte) 1);
        var afar = new InetSocketAddress(InetAddress.getByName("192.0.2.7"), 40000);
        var door = new RadiusAnswers(
                new RadiusSettings(
                        afar.getAddress(), -1, "", Map.of("192.0.2.7", SECRET), Map.of(), "walled-garden", "open"),
                accesses,
                accounting,
                meters);
        var memory = memory();
        for (var n = 0; n < 20_000; n++) {
            var packet = n % 2 == 0 ? noise(random) : spoil(good, random);
            for (var code : new byte[] {PacketType.ACCESS_REQUEST, PacketType.ACCOUNTING_REQUEST}) {
                var answer = door.answer(code, packet, afar);
                assertThat(answer.isPresent() && answer.get()[0] == ACCESS_ACCEPT && !Arrays.equals(packet, good))
                        .as("packet %d of seed %d was accepted", n, seed)
                        .isFalse();
            }
        }
        assertThat(memory()).as("buffers left behind").isEqualTo(memory);
        assertThat(count("failed")).as("packets that broke something").isZero();
        assertThat(count("malformed")).isPositive();
        assertThat(answers.answer(PacketType.ACCESS_REQUEST, accessRequest((byte) 2), HERE)
                        .orElseThrow()[0])
                .as("the door still works")
                .isEqualTo(ACCESS_ACCEPT);
    }

    @Test
    void theSamePacketAgainGetsTheSameAnswerWithoutBeingWorkedOnAgain() throws Exception {
        var packet = accessRequest((byte) 7);
        var first = answers.answer(PacketType.ACCESS_REQUEST, packet, HERE).orElseThrow();
        var accepted = count("accepted");
        var second = answers.answer(PacketType.ACCESS_REQUEST, packet, HERE).orElseThrow();
        assertThat(second).isEqualTo(first);
        assertThat(count("accepted")).isEqualTo(accepted);
        var elsewhere = new InetSocketAddress(HERE.getAddress(), 40001);
        assertThat(answers.answer(PacketType.ACCESS_REQUEST, packet, elsewhere)).isPresent();
        assertThat(count("accepted")).isEqualTo(accepted + 1);
    }

    @Test
    void anUnknownClientGetsNoAnswer() throws Exception {
        var stranger = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 40000);
        assertThat(answers.answer(PacketType.ACCESS_REQUEST, accessRequest((byte) 8), stranger))
                .isEmpty();
        assertThat(count("unknown-client")).isPositive();
    }

    @Test
    void aUserNameWithANulIsNoUserName() throws Exception {
        var name = DefaultDictionary.INSTANCE.createAttribute(-1, 1, new byte[] {'a', 0, 'b'});
        var packet = sealed((byte) 9, List.of(name), "x");
        var malformed = count("malformed");
        assertThat(answers.answer(PacketType.ACCESS_REQUEST, packet, HERE)).isEmpty();
        assertThat(count("malformed")).isEqualTo(malformed + 1);
    }

    private byte[] accessRequest(byte id) throws Exception {
        var login = accesses.login(customer, service);
        var name = DefaultDictionary.INSTANCE.createAttribute("User-Name", login.username());
        return sealed(id, List.of(name), login.password());
    }

    private static byte[] sealed(byte id, List<RadiusAttribute> attributes, String password) throws Exception {
        var request = (AccessRequest)
                RadiusRequest.create(DefaultDictionary.INSTANCE, PacketType.ACCESS_REQUEST, id, null, attributes);
        return request.withPapPassword(password).encodeRequest(SECRET).toBytes();
    }

    private static byte[] noise(Random random) {
        var packet = new byte[random.nextInt(200)];
        random.nextBytes(packet);
        if (packet.length > 4 && random.nextBoolean()) {
            packet[0] = (byte) (random.nextBoolean() ? 1 : 4);
            packet[2] = 0;
            packet[3] = (byte) packet.length;
        }
        return packet;
    }

    private static byte[] spoil(byte[] good, Random random) {
        var packet = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
        for (var flips = 1 + random.nextInt(4); flips > 0 && packet.length > 0; flips--)
            packet[random.nextInt(packet.length)] ^= (byte) (1 << random.nextInt(8));
        return packet;
    }

    private static long memory() {
        var pooled = PooledByteBufAllocator.DEFAULT.metric();
        return pooled.usedDirectMemory() + pooled.usedHeapMemory();
    }

    private double count(String outcome) {
        return meters.counter("furong.radius.packets", "outcome", outcome).count();
    }
}
