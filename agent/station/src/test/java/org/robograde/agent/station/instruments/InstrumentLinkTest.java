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
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.junit.jupiter.api.Test;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;

/** Both ends over real sockets on loopback. */
class InstrumentLinkTest {
    private static final Instrument ESTOP = new Instrument("estop", "/estop", "emergency stop", "/");
    private static final Instrument DOOR = new Instrument("door-203", "/doors/203", "door open", "/");
    private static final InstrumentLink.Options QUICK = Heard.QUICK;

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
}
