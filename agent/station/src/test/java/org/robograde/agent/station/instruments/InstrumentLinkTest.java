package org.robograde.agent.station.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.junit.jupiter.api.Test;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;

/** Both ends over real sockets on loopback. */
class InstrumentLinkTest {
    private static final Instrument ESTOP = new Instrument("estop", "/estop", "emergency stop", "/");
    private static final Instrument DOOR = new Instrument("door-203", "/doors/203", "door open", "/");
    private static final InstrumentLink.Options QUICK = new InstrumentLink.Options(
            Duration.ofMillis(200),
            Duration.ofMillis(50),
            Duration.ofSeconds(2),
            200,
            InstrumentLink.Options.standard().monotonicNanos(),
            InstrumentLink.Options.standard().wallNanos());

    @Test
    void the_first_state_and_every_change_reach_the_station() throws Exception {
        Heard heard = new Heard();
        try (SimulatedInstruments field = SimulatedInstruments.start(List.of(ESTOP, DOOR), 0);
                InstrumentLink link = InstrumentLink.open(field.address(), List.of(ESTOP, DOOR), QUICK, heard)) {
            assertThat(link.awaitLive(Duration.ofSeconds(10))).isTrue();
            assertThat(List.of(heard.next().flag(), heard.next().flag())).containsOnly(Optional.of(false));
            Instant before = Instant.now();
            field.set("estop", true);
            InstrumentReading pressed = heard.next();
            assertThat(pressed.instrumentId()).isEqualTo("estop");
            assertThat(pressed.name()).isEqualTo("estop");
            assertThat(pressed.value()).contains(new InstrumentValue.Flag(true));
            assertThat(pressed.unit()).isEqualTo("/");
            assertThat(pressed.measuredAt()).isEmpty();
            assertThat(pressed.receivedWallNanos() / 1_000_000)
                    .isBetween(before.toEpochMilli(), Instant.now().toEpochMilli());
            assertThat(StandardCharsets.UTF_8.decode(pressed.payload()).toString())
                    .isEqualTo("[{\"n\":\"estop\",\"u\":\"/\",\"vb\":true}]");
            field.set("door-203", 0.5);
            assertThat(heard.next().value()).contains(new InstrumentValue.Quantity(0.5));
            // Renewals repeat the state, and repeat nothing to the listener.
            Thread.sleep(700);
            assertThat(heard.readings).isEmpty();
            assertThat(link.health("estop").registrations()).isEqualTo(1);
            assertThat(heard.notes).containsExactlyInAnyOrder("heard estop", "heard door-203");
        }
    }

    @Test
    void a_put_by_anyone_is_told_to_the_station_well_within_100_ms() throws Exception {
        Heard heard = new Heard();
        try (SimulatedInstruments field = SimulatedInstruments.start(List.of(ESTOP), 0);
                InstrumentLink link = InstrumentLink.open(field.address(), List.of(ESTOP), QUICK, heard)) {
            heard.next();
            assertThat(link.health("estop").maxAgeSeconds()).isEqualTo(60);
            CoapClient hand = new CoapClient(field.address().resolve("/estop"));
            CoapEndpoint endpoint = loopbackEndpoint();
            hand.setEndpoint(endpoint);
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                boolean on = i % 2 == 0;
                long sent = System.nanoTime();
                CoapResponse answer =
                        hand.put(Senml.encode("estop", "/", new InstrumentValue.Flag(on)), Senml.CONTENT_FORMAT);
                assertThat(answer.getCode()).isEqualTo(ResponseCode.CHANGED);
                InstrumentReading reading = heard.next();
                assertThat(reading.flag()).contains(on);
                millis.add((reading.receivedMonotonicNanos() - sent) / 1e6);
            }
            Collections.sort(millis);
            System.out.printf(
                    java.util.Locale.ROOT,
                    "PUT to listener: median %.2f ms, 99 %% %.2f ms, max %.2f ms%n",
                    millis.get(100),
                    millis.get(198),
                    millis.get(199));
            assertThat(millis.get(100)).isLessThan(100);
            hand.shutdown();
            endpoint.destroy();
        }
    }

    @Test
    void an_instrument_that_restarts_is_lost_heard_again_and_observed_again() throws Exception {
        Heard heard = new Heard();
        SimulatedInstruments first = SimulatedInstruments.start(List.of(ESTOP), 0);
        URI address = first.address();
        try (InstrumentLink link = InstrumentLink.open(address, List.of(ESTOP), QUICK, heard)) {
            assertThat(heard.next().flag()).contains(false);
            heard.notes.clear();
            first.close();
            heard.awaitNote("lost estop: " + address + "/estop was not heard for");
            assertThat(link.health("estop").live()).isFalse();
            heard.notes.clear();
            try (SimulatedInstruments second = SimulatedInstruments.start(List.of(ESTOP), address.getPort())) {
                heard.awaitNote("heard estop");
                second.set("estop", true);
                assertThat(heard.next().flag()).contains(true);
            }
        }
    }

    @Test
    void an_instrument_that_forgot_the_station_without_a_gap_is_observed_again() throws Exception {
        Heard heard = new Heard();
        SimulatedInstruments first = SimulatedInstruments.start(List.of(ESTOP), 0);
        URI address = first.address();
        try (InstrumentLink link = InstrumentLink.open(address, List.of(ESTOP), QUICK, heard)) {
            assertThat(heard.next().flag()).contains(false);
            first.close();
            try (SimulatedInstruments second = SimulatedInstruments.start(List.of(ESTOP), address.getPort())) {
                second.set("estop", true);
                assertThat(heard.next().flag()).contains(true);
                second.set("estop", false);
                assertThat(heard.next().flag()).contains(false);
                assertThat(link.health("estop").live()).isTrue();
            }
        }
    }

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
    void an_instrument_that_is_not_there_is_lost_and_nothing_is_thrown() throws Exception {
        Heard heard = new Heard();
        URI nobody;
        try (SimulatedInstruments field = SimulatedInstruments.start(List.of(ESTOP), 0)) {
            nobody = field.address();
        }
        try (InstrumentLink link = InstrumentLink.open(nobody, List.of(ESTOP), QUICK, heard)) {
            heard.awaitNote("lost estop");
            assertThat(link.awaitLive(Duration.ofMillis(50))).isFalse();
        }
        assertThat(heard.readings).isEmpty();
    }

    @Test
    void after_close_nothing_is_handed_on() throws Exception {
        Heard heard = new Heard();
        try (SimulatedInstruments field = SimulatedInstruments.start(List.of(ESTOP), 0)) {
            try (InstrumentLink link = InstrumentLink.open(field.address(), List.of(ESTOP), QUICK, heard)) {
                heard.next();
                assertThat(link.health("estop").readings()).isEqualTo(1);
            }
            field.set("estop", true);
            Thread.sleep(300);
            assertThat(heard.readings).isEmpty();
        }
    }

    @Test
    void mistakes_in_names_addresses_and_ports_are_said() throws Exception {
        assertThatThrownBy(() -> new Instrument("e stop", "/e", "q", "/")).hasMessageContaining("must be a SenML name");
        assertThatThrownBy(() -> new Instrument("e", "e", "q", "/")).hasMessageContaining("must start with /");
        assertThatThrownBy(() -> InstrumentLink.open(URI.create("http://x"), List.of(), QUICK, new Heard()))
                .hasMessageStartingWith("\"http://x\" is not coap://host[:port]");
        assertThatThrownBy(() -> SimulatedInstruments.start(List.of(ESTOP, ESTOP), 0))
                .hasMessage("two instruments are called estop");
        try (SimulatedInstruments field = SimulatedInstruments.start(List.of(ESTOP), 0)) {
            int taken = field.address().getPort();
            assertThatThrownBy(() -> SimulatedInstruments.start(List.of(ESTOP), taken))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("CoAP port " + taken + " on 127.0.0.1 cannot be had");
            assertThatThrownBy(() -> field.set("door", true))
                    .hasMessage("no instrument is called door; there are [estop]");
        }
    }

    @Test
    void the_server_lists_its_instruments_and_refuses_what_is_no_state() throws Exception {
        CoapEndpoint endpoint = loopbackEndpoint();
        try (SimulatedInstruments field = SimulatedInstruments.start(List.of(ESTOP, DOOR), 0)) {
            assertThat(text(endpoint, field.address().resolve("/.well-known/core")))
                    .contains("</estop>;ct=\"110 112\";obs;rt=\"robograde.instrument\";title=\"emergency stop\"")
                    .contains("</doors/203>;ct=\"110 112\"");
            CoapClient hand = new CoapClient(field.address().resolve("/doors/203"));
            hand.setEndpoint(endpoint);
            assertThat(hand.put("ajar", 0).getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
            assertThat(hand.put("true", 0).getCode()).isEqualTo(ResponseCode.CHANGED);
            assertThat(field.value("door-203")).isEqualTo(new InstrumentValue.Flag(true));
            assertThat(hand.get(50).getCode()).isEqualTo(ResponseCode.NOT_ACCEPTABLE);
            hand.shutdown();
        }
        endpoint.destroy();
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
    void the_clock_behind_an_instrument_is_known_to_half_the_time_of_an_answer() throws Exception {
        long ahead = 3_600_000_000_000L;
        Heard heard = new Heard();
        try (SimulatedInstruments field = SimulatedInstruments.start(
                        List.of(ESTOP),
                        "coap",
                        0,
                        CoapSecurity.none(),
                        SecurityLog.counting(),
                        () -> QUICK.wallNanos().getAsLong() + ahead);
                InstrumentLink link = InstrumentLink.open(field.address(), List.of(ESTOP), QUICK, heard)) {
            ClockOffset offset = heard.clock();
            assertThat(Math.abs(offset.offsetNanos() - ahead)).isLessThanOrEqualTo(offset.uncertaintyNanos());
            assertThat(offset.uncertaintyNanos()).isBetween(1L, 1_000_000_000L);

            // What the instrument stamps an hour ahead is now, on the station's clock.
            long stamp = (QUICK.wallNanos().getAsLong() + ahead) / 1_000_000_000L;
            CoapClient hand = new CoapClient(field.address().resolve("/estop"));
            CoapEndpoint endpoint = loopbackEndpoint();
            hand.setEndpoint(endpoint);
            heard.readings.clear();
            hand.put("[{\"n\":\"a\",\"vb\":true,\"t\":" + stamp + "},{\"n\":\"b\",\"vb\":true}]", Senml.CONTENT_FORMAT);
            InstrumentReading reading = heard.next();
            assertThat(reading.measuredAt()).contains(Instant.ofEpochSecond(stamp));
            assertThat(reading.receivedMonotonicNanos() - reading.measuredMonotonicNanos())
                    .isBetween(-1_000_000_000L, 2_000_000_000L);
            assertThat(link.health("estop").live()).isTrue();
            hand.shutdown();
            endpoint.destroy();
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

    @Test
    void an_instrument_over_tcp_is_observed_and_renewals_repeat_nothing() throws Exception {
        Heard heard = new Heard();
        try (SimulatedInstruments tcp = SimulatedInstruments.start(
                        List.of(ESTOP), "coap+tcp", 0, CoapSecurity.none(), SecurityLog.counting());
                InstrumentLink link = InstrumentLink.open(tcp.address(), List.of(ESTOP), QUICK, heard)) {
            assertThat(heard.next().flag()).contains(false);
            tcp.set("estop", true);
            assertThat(heard.next().flag()).contains(true);
            Thread.sleep(700);
            assertThat(heard.readings).isEmpty();
            assertThat(link.health("estop").live()).isTrue();
        }
    }

    private static String text(CoapEndpoint endpoint, URI uri) throws ConnectorException, IOException {
        CoapClient client = new CoapClient(uri);
        client.setEndpoint(endpoint);
        CoapResponse response = client.get();
        client.shutdown();
        return response.getResponseText();
    }

    private static CoapEndpoint loopbackEndpoint() throws IOException {
        CoapEndpoint endpoint = Coap.endpoint(
                new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), Coap.configuration());
        endpoint.start();
        return endpoint;
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
