package org.robograde.agent.station.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robograde.agent.station.bench.DatagramRelay;

/** What guards people is heard in time over a network that loses exactly the wrong datagrams. */
class GuardingInstrumentTest {
    private static final Instrument ESTOP = new Instrument("estop", "/estop", "emergency stop", "/");
    private static final Instrument FORCE = new Instrument("force", "/force", "force", "N", Optional.empty(), true);

    /** Registrations are not renewed while a test runs: what is heard late without being asked for would be heard only then. */
    private static final InstrumentLink.Options RARELY_RENEWED = new InstrumentLink.Options(
            Duration.ofSeconds(30),
            Duration.ofMillis(50),
            Duration.ofSeconds(60),
            200,
            InstrumentLink.Options.standard().monotonicNanos(),
            InstrumentLink.Options.standard().wallNanos());

    /** Californium repeats a notification that nobody acknowledged after 1,000 to 1,500 ms; a pause of this machine is shorter. */
    private static final long IN_TIME_NANOS = 700_000_000L;

    @Test
    void a_stop_whose_every_notification_is_lost_is_heard_in_time_and_once() throws Exception {
        Heard heard = new Heard();
        try (SimulatedInstruments field = SimulatedInstruments.start(List.of(ESTOP, FORCE), 0);
                DatagramRelay relay = new DatagramRelay(field.address().getPort(), DatagramRelay.Badness.none(), 1);
                InstrumentLink link = open(relay, heard)) {
            assertThat(link.awaitLive(Duration.ofSeconds(10))).isTrue();
            heard.next();
            heard.next();
            relay.dropFromServer(GuardingInstrumentTest::confirmableContent);
            long pressed = System.nanoTime();
            field.set("estop", true);
            InstrumentReading stop = heard.next();
            assertThat(stop.instrumentId()).isEqualTo("estop");
            assertThat(stop.flag()).contains(true);
            assertThat(stop.receivedMonotonicNanos() - pressed).isLessThan(IN_TIME_NANOS);
            field.set("force", 600);
            assertThat(heard.next().value()).contains(new InstrumentValue.Quantity(600));
            assertThat(relay.lost()).isPositive();

            // The notification that comes through at last says nothing new.
            relay.dropFromServer(datagram -> false);
            Thread.sleep(2500);
            assertThat(heard.readings).isEmpty();
        }
    }

    @Test
    void a_change_is_heard_in_time_while_an_earlier_notification_waits_for_its_acknowledgement() throws Exception {
        Heard heard = new Heard();
        try (SimulatedInstruments field = SimulatedInstruments.start(List.of(ESTOP, FORCE), 0);
                DatagramRelay relay = new DatagramRelay(field.address().getPort(), DatagramRelay.Badness.none(), 1);
                InstrumentLink link = open(relay, heard)) {
            assertThat(link.awaitLive(Duration.ofSeconds(10))).isTrue();
            heard.next();
            heard.next();
            relay.dropFromClient(GuardingInstrumentTest::acknowledgement);
            for (int i = 0; i < 6; i++) {
                boolean on = i % 2 == 0;
                long pressed = System.nanoTime();
                field.set("estop", on);
                InstrumentReading reading = heard.next();
                assertThat(reading.flag()).contains(on);
                assertThat(reading.receivedMonotonicNanos() - pressed).isLessThan(IN_TIME_NANOS);
            }
            assertThat(link.health("estop").live()).isTrue();
        }
    }

    private static InstrumentLink open(DatagramRelay relay, Heard heard) throws java.io.IOException {
        return InstrumentLink.open(
                URI.create("coap://127.0.0.1:" + relay.port()), List.of(ESTOP, FORCE), RARELY_RENEWED, heard);
    }

    /** RFC 7252 section 3: type 0 (confirmable), code 2.05. */
    private static boolean confirmableContent(byte[] datagram) {
        return (datagram[0] & 0x30) == 0 && datagram[1] == 0x45;
    }

    /** Type 2, code 0.00. */
    private static boolean acknowledgement(byte[] datagram) {
        return (datagram[0] & 0x30) == 0x20 && datagram[1] == 0;
    }
}
