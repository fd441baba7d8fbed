package org.robograde.agent.station.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.instruments.Instrument;
import org.robograde.agent.station.instruments.InstrumentLink;
import org.robograde.agent.station.instruments.InstrumentListener;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.agent.station.instruments.SimulatedInstruments;
import org.robograde.agent.station.safety.SafetyEvent;
import org.robograde.agent.station.safety.SafetyNote;
import org.robograde.agent.station.safety.SafetyState;
import org.robograde.agent.station.safety.SafetySupervisor;
import org.robograde.scenarios.site.SafetyRules;

/** Hazards of a field, told over CoAP on real sockets. */
class FieldSafetyTest {
    private static final int SENML_JSON = 110;

    private final SafetySupervisor safety = new SafetySupervisor();
    private final BlockingQueue<SafetyNote> stops = new LinkedBlockingQueue<>();
    private final FieldSafety field = new FieldSafety(
            new SafetyRules(
                    Map.of(),
                    Map.of("cell", List.of(0.0, 0.0, 2.0, 0.0, 2.0, 2.0, 0.0, 2.0)),
                    Map.of("force", 150.0),
                    Optional.of("people"),
                    1),
            safety);
    private SimulatedInstruments instruments;
    private InstrumentLink link;

    @BeforeEach
    void start() throws Exception {
        List<Instrument> all = List.of(
                new Instrument("estop", "/estop", "emergency stop", "/"),
                new Instrument("force", "/force", "force", "N"),
                new Instrument("people", "/people", "positions of people", "m"));
        safety.attach((event, source, detail) -> List.of("e_stop"), note -> {
            if (note.reactionNanos().isPresent()) {
                stops.add(note);
            }
        });
        instruments = SimulatedInstruments.start(all, 0);
        link = InstrumentLink.open(instruments.address(), all, InstrumentLink.Options.standard(), new Hearing());
        assertThat(link.awaitLive(Duration.ofSeconds(10))).isTrue();
        safety.arm("Li Wei");
        safety.start("t1");
    }

    @AfterEach
    void close() {
        link.close();
        instruments.close();
        safety.close();
    }

    @Test
    void a_reading_above_its_limit_stops_the_unit_and_at_its_limit_it_does_not() throws Exception {
        instruments.set("force", 150);
        instruments.set("force", Math.nextUp(150.0));
        SafetyNote stop = stops.poll(5, TimeUnit.SECONDS);
        assertThat(stop).isNotNull();
        assertThat(stop.event()).isEqualTo(SafetyEvent.LIMIT_EXCEEDED);
        assertThat(stop.detail()).isEqualTo("force reads 150.00000000000003 N, allowed are 150.0");
        assertThat(safety.state()).isEqualTo(SafetyState.ABORTING);
        assertThat(safety.hazards()).hasSize(1);
        instruments.set("force", 10);
        awaitNoHazard();
    }

    @Test
    void one_of_two_persons_who_enters_a_forbidden_zone_stops_the_unit() throws Exception {
        tell("[{\"n\":\"p1/x\",\"v\":3},{\"n\":\"p1/y\",\"v\":1},{\"n\":\"p2/x\",\"v\":5},{\"n\":\"p2/y\",\"v\":5}]");
        assertThat(stops.poll(300, TimeUnit.MILLISECONDS)).isNull();
        tell("[{\"n\":\"p1/x\",\"v\":3},{\"n\":\"p1/y\",\"v\":1},{\"n\":\"p2/x\",\"v\":2},{\"n\":\"p2/y\",\"v\":1}]");
        SafetyNote stop = stops.poll(5, TimeUnit.SECONDS);
        assertThat(stop).isNotNull();
        assertThat(stop.event()).isEqualTo(SafetyEvent.PERSON_IN_ZONE);
        assertThat(stop.source()).isEqualTo("cell p2/");
        assertThat(stop.detail()).isEqualTo("a person is in the forbidden zone cell");
        tell("[{\"n\":\"p1/x\",\"v\":3},{\"n\":\"p1/y\",\"v\":1},{\"n\":\"p2/x\",\"v\":2.1},{\"n\":\"p2/y\",\"v\":1}]");
        awaitNoHazard();
    }

    @Test
    void a_pressed_stop_is_a_demand_and_so_is_one_that_falls_silent() throws Exception {
        instruments.set("estop", true);
        SafetyNote pressed = stops.poll(5, TimeUnit.SECONDS);
        assertThat(pressed).isNotNull();
        assertThat(pressed.event()).isEqualTo(SafetyEvent.E_STOP);
        assertThat(pressed.source()).isEqualTo("estop");
        assertThat(pressed.reactionNanos().orElseThrow()).isLessThan(100_000_000L);
        field.stopNotHeard("estop");
        assertThat(stops.poll(5, TimeUnit.SECONDS).source()).isEqualTo("estop (not heard any more)");
    }

    private void awaitNoHazard() throws InterruptedException {
        for (int i = 0; i < 500 && !safety.hazards().isEmpty(); i++) {
            Thread.sleep(10);
        }
        assertThat(safety.hazards()).isEmpty();
    }

    private void tell(String pack) throws Exception {
        CoapEndpoint endpoint = Coap.client(instruments.address(), CoapSecurity.none(), SecurityLog.counting());
        CoapClient client = new CoapClient(instruments.address() + "/people").setEndpoint(endpoint);
        try {
            assertThat(client.put(pack, SENML_JSON).getCode()).isEqualTo(ResponseCode.CHANGED);
        } finally {
            client.shutdown();
            endpoint.destroy();
        }
    }

    private final class Hearing implements InstrumentListener {
        @Override
        public void onReading(InstrumentReading reading) {
            boolean stop =
                    reading.instrumentId().equals("estop") && reading.flag().orElse(true);
            field.reading(reading, stop);
        }

        @Override
        public void onHeard(String instrumentId) {
            // Only hazards are looked at here.
        }

        @Override
        public void onLost(String instrumentId, String reason) {
            // As above.
        }

        @Override
        public void onMalformed(String instrumentId, String message) {
            throw new AssertionError(instrumentId + ": " + message);
        }
    }
}
