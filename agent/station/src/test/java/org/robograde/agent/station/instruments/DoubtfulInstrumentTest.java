package org.robograde.agent.station.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.junit.jupiter.api.Test;
import org.robograde.agent.station.coap.Coap;

/** Instruments that say what cannot be right, or too much of it, over real sockets on loopback. */
class DoubtfulInstrumentTest {
    private static final Instrument ESTOP = new Instrument("estop", "/estop", "emergency stop", "/");
    private static final InstrumentLink.Options QUICK = Heard.QUICK;

    @Test
    void what_cannot_be_used_is_counted_and_said_and_the_next_good_reading_comes_through() throws Exception {
        Heard heard = new Heard();
        try (Moody moody = new Moody();
                InstrumentLink link = InstrumentLink.open(moody.address(), List.of(ESTOP), QUICK, heard)) {
            moody.say("[{\"n\":\"estop\",\"vb\":\"yes\"}]", Senml.CONTENT_FORMAT);
            heard.awaitNote("malformed estop: " + moody.address() + "/estop: record 0: vb is not true or false");
            moody.say("on", 0);
            heard.awaitNote("malformed estop: " + moody.address()
                    + "/estop: content format 0, expected 110 (senml+json) or 112");
            moody.fail();
            heard.awaitNote("malformed estop: " + moody.address() + "/estop: answered 5.03 SERVICE_UNAVAILABLE");
            moody.say("[{\"bn\":\"estop\",\"bt\":1700000000.25,\"t\":-2,\"v\":1}]", Senml.CONTENT_FORMAT);
            InstrumentReading reading = heard.next();
            assertThat(reading.flag()).contains(true);
            assertThat(reading.measuredAt()).contains(Instant.ofEpochSecond(1_699_999_998L, 250_000_000));
            assertThat(link.health("estop").malformed()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void a_quantity_in_another_unit_is_refused_and_one_out_of_its_interval_or_time_is_doubted() throws Exception {
        Instrument force =
                new Instrument("estop", "/estop", "force", "N", Optional.of(new Instrument.MeasuringInterval(0, 500)));
        Heard heard = new Heard();
        try (Moody moody = new Moody();
                InstrumentLink link = InstrumentLink.open(moody.address(), List.of(force), QUICK, heard)) {
            moody.say("[{\"n\":\"f\",\"u\":\"kN\",\"v\":0.2}]", Senml.CONTENT_FORMAT);
            heard.awaitNote("malformed estop: " + moody.address() + "/estop: f is in kN, the site says N");
            assertThat(heard.readings).isEmpty();

            moody.say("[{\"n\":\"f\",\"u\":\"N\",\"v\":501}]", Senml.CONTENT_FORMAT);
            assertThat(heard.next().value()).contains(new InstrumentValue.Quantity(501));
            heard.awaitNote("doubtful estop: " + moody.address()
                    + "/estop: f reads 501.0 N, outside of what it can measure: 0.0 to 500.0");

            long now = Instant.now().getEpochSecond();
            moody.say("[{\"n\":\"f\",\"v\":1,\"t\":" + (now + 3600) + "}]", Senml.CONTENT_FORMAT);
            assertThat(heard.next().measuredAt()).isEmpty();
            heard.awaitNote("doubtful estop: " + moody.address() + "/estop: f was measured 3");

            moody.say("[{\"n\":\"f\",\"v\":2,\"t\":" + (now - 10) + "}]", Senml.CONTENT_FORMAT);
            assertThat(heard.next().measuredAt()).contains(Instant.ofEpochSecond(now - 10));
            moody.say("[{\"n\":\"f\",\"v\":3,\"t\":" + (now - 20) + "}]", Senml.CONTENT_FORMAT);
            assertThat(heard.next().measuredAt()).isEmpty();
            heard.awaitNote("doubtful estop: " + moody.address() + "/estop: f was measured at");
            moody.say("[{\"n\":\"f\",\"v\":4,\"t\":99999999999}]", Senml.CONTENT_FORMAT);
            assertThat(heard.next().measuredAt()).isEmpty();
            heard.awaitNote("doubtful estop: " + moody.address() + "/estop: f was measured in no year");
            assertThat(link.health("estop").live()).isTrue();
        }
    }

    @Test
    void an_instrument_that_floods_is_held_back_and_what_was_dropped_is_counted() throws Exception {
        Instrument meter = new Instrument("meter", "/meter", "sound level", "dB");
        Heard heard = new Heard();
        try (Flooding flood = new Flooding(2_000);
                InstrumentLink link = InstrumentLink.open(flood.address(), List.of(meter), QUICK, heard)) {
            long until = System.nanoTime() + 20_000_000_000L;
            while (System.nanoTime() < until && heard.dropped.get() == 0) {
                Thread.sleep(20);
            }
            assertThat(heard.dropped.get()).isPositive();
            assertThat(heard.readings.size()).isGreaterThan(0);
            assertThat(link.health("meter").live()).isTrue();
        }
    }

    @Test
    void a_gate_lets_so_many_a_second_through_and_counts_the_rest_with_their_span() {
        FloodGate gate = new FloodGate(3);
        long second = 1_000_000_000L;
        List<Boolean> let = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            let.add(gate.lets(i * second / 10));
        }
        assertThat(let).containsExactly(true, true, true, false, false, false);
        assertThat(gate.take()).isEqualTo(new FloodGate.Dropped(3, 3 * second / 10, 5 * second / 10));
        assertThat(gate.take().count()).isZero();
        assertThat(gate.lets(second)).isTrue();
    }

    /** A server that answers a registration and then tells changes as fast as it can, CoAP written by hand. */
    private static final class Flooding implements AutoCloseable {
        private final java.net.DatagramSocket socket =
                new java.net.DatagramSocket(0, java.net.InetAddress.getLoopbackAddress());
        private final int count;

        Flooding(int count) throws IOException {
            this.count = count;
            Thread thread = new Thread(this::serve);
            thread.setDaemon(true);
            thread.start();
        }

        URI address() {
            return URI.create("coap://127.0.0.1:" + socket.getLocalPort());
        }

        private void serve() {
            byte[] bytes = new byte[2048];
            try {
                for (int i = 0; true; i++) {
                    java.net.DatagramPacket request = new java.net.DatagramPacket(bytes, bytes.length);
                    socket.receive(request);
                    boolean confirmable = (bytes[0] & 0x30) == 0;
                    String asked = new String(bytes, 0, request.getLength(), StandardCharsets.ISO_8859_1);
                    if (!confirmable || !asked.contains("meter")) {
                        continue;
                    }
                    byte[] token = java.util.Arrays.copyOfRange(bytes, 4, 4 + (bytes[0] & 0x0f));
                    int id = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
                    send(request, message(2, id, token, i));
                    for (int told = 0; i == 0 && told < count; told++) {
                        send(request, message(1, (0x8000 + told) & 0xffff, token, told + 1));
                    }
                    i += i == 0 ? count : 0;
                }
            } catch (IOException e) {
                // Closed.
            }
        }

        private void send(java.net.DatagramPacket to, byte[] data) throws IOException {
            socket.send(new java.net.DatagramPacket(data, data.length, to.getSocketAddress()));
        }

        /** RFC 7252 section 3: 2.05 Content with Observe (6) and Content-Format (12). */
        private static byte[] message(int type, int id, byte[] token, int number) throws IOException {
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            out.write(new byte[] {(byte) (0x40 | (type << 4) | token.length), 0x45, (byte) (id >> 8), (byte) id});
            out.write(token);
            out.write(new byte[] {0x62, (byte) (number >> 8), (byte) number, 0x61, 110, (byte) 0xff});
            out.write(("[{\"n\":\"l\",\"v\":" + number + "}]").getBytes(StandardCharsets.UTF_8));
            return out.toByteArray();
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    /** A server at {@code /estop} that says whatever it is told to. */
    private static final class Moody extends CoapResource implements AutoCloseable {
        private final CoapServer server = new CoapServer(Coap.configuration());
        private final CoapEndpoint endpoint = Coap.endpoint(
                new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), Coap.configuration());
        private volatile String payload = "[]";
        private volatile int format = Senml.CONTENT_FORMAT;
        private volatile boolean failing;

        Moody() {
            super("estop");
            setObservable(true);
            server.addEndpoint(endpoint);
            server.add(this);
            server.start();
        }

        URI address() {
            return URI.create("coap://127.0.0.1:" + endpoint.getAddress().getPort());
        }

        void say(String payload, int format) {
            this.payload = payload;
            this.format = format;
            failing = false;
            changed();
        }

        void fail() {
            failing = true;
            changed();
        }

        @Override
        public void handleGET(CoapExchange exchange) {
            if (failing) {
                exchange.respond(ResponseCode.SERVICE_UNAVAILABLE);
            } else {
                exchange.respond(ResponseCode.CONTENT, payload, format);
            }
        }

        @Override
        public void close() {
            server.destroy();
        }
    }
}
