package org.robograde.agent.station.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.bench.BenchReport;
import org.robograde.agent.evidence.bench.BenchSettings;
import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.evidence.bench.Figure;
import org.robograde.agent.evidence.bench.Machine;
import org.robograde.agent.evidence.bench.Series;
import org.robograde.agent.evidence.bench.Target;
import org.robograde.agent.station.instruments.Instrument;
import org.robograde.agent.station.instruments.InstrumentLink;
import org.robograde.agent.station.instruments.InstrumentListener;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.agent.station.instruments.SimulatedInstruments;
import org.robograde.agent.station.safety.Heartbeat;
import org.robograde.agent.station.safety.SafetyEvent;
import org.robograde.agent.station.safety.SafetySupervisor;
import org.robograde.agent.station.trial.FieldSafety;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.RobotLinks;
import org.robograde.robots.units.Role;
import org.robograde.robots.units.ServiceUnitDriver;
import org.robograde.robots.units.UnitDriver;
import org.robograde.robots.units.UnitInterface;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.site.SafetyRules;

/**
 * From a hazard to the stop in a unit's hands: the hazard goes over CoAP to the station, the stop over TCPROS to a node of its own, all on real sockets.
 * The figure ends when the node has received the last of the ways by which the unit can be stopped.
 */
public final class SafetyBench implements Benchmark {
    private static final double TARGET_MILLIS = 100;
    private static final double FORCE_LIMIT = 150;
    private static final Duration SILENCE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> WAYS = List.of(Role.E_STOP, Role.GOAL_CANCEL, Role.TELEOP);

    private final UnitProfile unit;

    /** @param unit with a stop topic, goals that can be cancelled and a topic for steering */
    public SafetyBench(UnitProfile unit) {
        this.unit = unit;
    }

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException, InterruptedException {
        int times = settings.quick() ? 20 : 200;
        RosMaster master = RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (RosNode node = RosNode.start(RosNodeOptions.of("/unit", master.uri()));
                Field field = new Field(unit, node, master.uri())) {
            Map<String, List<Double>> millis = new LinkedHashMap<>();
            String[] causes = {
                "emergency stop over CoAP", "limit exceeded over CoAP", "heartbeat lost", "abort from the console"
            };
            for (int i = 0; i < times; i++) {
                for (int cause = 0; cause < causes.length; cause++) {
                    millis.computeIfAbsent(causes[cause], name -> new ArrayList<>())
                            .add(field.stopMillis(cause));
                }
                progress.accept((i + 1.0) / times);
            }
            List<Figure> figures = new ArrayList<>();
            millis.forEach((name, all) -> {
                figures.add(Figure.withTarget(name, "ms", new Series(all), Target.atMost(TARGET_MILLIS)));
                figures.add(Figure.withTarget(
                        name + ", the slowest of " + times,
                        "ms",
                        Series.of(new Series(all).max()),
                        Target.atMost(TARGET_MILLIS)));
            });
            return new BenchReport(
                    "safety",
                    List.of(
                            times
                                    + " stops per cause, each of an armed and running unit; from the hazard (for a heartbeat: the end of the "
                                    + SILENCE.toMillis()
                                    + " ms of silence that are allowed) until the unit's node has received the stop by "
                                    + String.join(", ", WAYS),
                            "real sockets on loopback: CoAP by Californium to the station, TCPROS from the station to the node"),
                    times,
                    Machine.current(),
                    figures,
                    List.of());
        } finally {
            master.close();
        }
    }

    /** A station, its instruments and a unit's node. */
    private static final class Field implements AutoCloseable, InstrumentListener {
        private final SafetySupervisor safety = new SafetySupervisor();
        private final FieldSafety fieldSafety;
        private final SimulatedInstruments instruments;
        private final InstrumentLink coap;
        private final RobotLink link;
        private final UnitDriver driver;
        private final AtomicLong lastBeat = new AtomicLong(System.nanoTime());
        private final Map<String, Long> received = new LinkedHashMap<>();

        Field(UnitProfile unit, RosNode node, URI master) throws IOException, InterruptedException {
            for (UnitInterface topic : unit.interfaces().values()) {
                if (topic.direction() == UnitInterface.Direction.TO_UNIT) {
                    node.subscribe(
                            topic.topic(),
                            MessageRegistry.shipped().get(topic.type()),
                            message -> arrived(topic.role()));
                } else if (topic.required()) {
                    // A driver waits until somebody speaks on each of them; nothing need be said.
                    node.advertise(topic.topic(), MessageRegistry.shipped().get(topic.type()), false);
                }
            }
            List<Instrument> all = List.of(
                    new Instrument("estop", "/estop", "emergency stop", "/"),
                    new Instrument("force", "/force", "force", "N", Optional.empty(), true));
            instruments = SimulatedInstruments.start(all, 0);
            fieldSafety = new FieldSafety(
                    new SafetyRules(Map.of(), Map.of(), Map.of("force", FORCE_LIMIT), Optional.empty(), 1), safety);
            coap = InstrumentLink.open(instruments.address(), all, InstrumentLink.Options.standard(), this);
            if (!coap.awaitLive(PATIENCE)) {
                throw new IOException("the simulated instruments were not heard");
            }
            link = RobotLinks.connect(
                    URI.create("ros1://" + master.getHost() + ":" + master.getPort()), "/robograde/station");
            driver = ServiceUnitDriver.connect(unit, link, Duration.ofSeconds(2));
            safety.attach((event, source, detail) -> driver.stopByEveryWay(), note -> {});
            safety.beginWatching();
        }

        private synchronized void arrived(String role) {
            if (WAYS.contains(role)) {
                received.putIfAbsent(role, System.nanoTime());
                notifyAll();
            }
        }

        /** Arms, starts, lets the hazard happen, and waits for the last way's message. */
        double stopMillis(int cause) throws InterruptedException, IOException {
            synchronized (this) {
                received.clear();
            }
            lastBeat.set(System.nanoTime());
            safety.watch(new Heartbeat("peer", cause == 2 ? SILENCE : Duration.ofSeconds(30), lastBeat::get));
            safety.arm("the benchmark");
            safety.start("trial");
            long from = System.nanoTime();
            switch (cause) {
                case 0 -> instruments.set("estop", true);
                case 1 -> instruments.set("force", FORCE_LIMIT + 1);
                case 2 -> from = lastBeat.get() + SILENCE.toNanos();
                default -> safety.demand(SafetyEvent.OPERATOR_ABORT, "operator", "", from);
            }
            long last = awaitAll();
            lastBeat.set(System.nanoTime());
            safety.watch(new Heartbeat("peer", Duration.ofSeconds(30), lastBeat::get));
            instruments.set("estop", false);
            instruments.set("force", 0.0);
            awaitCalm();
            safety.unitStands();
            safety.reset("the benchmark");
            return (last - from) / 1e6;
        }

        private void awaitCalm() throws InterruptedException {
            // The next stop must not be this one's echo: what was released has to come back first.
            for (int i = 0; i < 400 && !safety.hazards().isEmpty(); i++) {
                Thread.sleep(5);
            }
            Thread.sleep(20);
        }

        private synchronized long awaitAll() throws InterruptedException, IOException {
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (received.size() < WAYS.size()) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IOException("the unit heard only " + received.keySet() + " of the stop");
                }
                wait(left);
            }
            return received.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        }

        @Override
        public void onReading(InstrumentReading reading) {
            boolean stop =
                    reading.instrumentId().equals("estop") && reading.flag().orElse(true);
            fieldSafety.reading(reading, stop);
        }

        @Override
        public void onHeard(String instrumentId) {
            // Only how long a stop takes is measured here.
        }

        @Override
        public void onLost(String instrumentId, String reason) {
            // As above.
        }

        @Override
        public void onMalformed(String instrumentId, String message) {
            // As above.
        }

        @Override
        public void close() {
            safety.close();
            coap.close();
            instruments.close();
            driver.close();
            link.close();
        }
    }
}
