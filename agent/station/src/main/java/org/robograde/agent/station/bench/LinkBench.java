package org.robograde.agent.station.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.robograde.agent.evidence.bench.BenchReport;
import org.robograde.agent.evidence.bench.BenchSettings;
import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.evidence.bench.Figure;
import org.robograde.agent.evidence.bench.Machine;
import org.robograde.agent.evidence.bench.Series;
import org.robograde.agent.evidence.bench.Target;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.forward.ForwardInbox;
import org.robograde.agent.station.forward.Forwarder;
import org.robograde.agent.station.forward.Outbox;

/**
 * Readings and pictures of a far station to the main one, over CoAP on loopback through a relay that loses, repeats and delays datagrams, is cut, and moves the
 * sender to another address. Every reading and every
 * picture must arrive once and in order; how long the rest takes after the last one was made is the drain time.
 */
public final class LinkBench implements Benchmark {
    private static final int PER_SECOND = 100;
    static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long ROOM = 64L << 20;

    /**
     * One bad link.
     *
     * @param cutSeconds twice while readings are made
     * @param moved whether the sender's address changes in the middle
     */
    record Link(String name, DatagramRelay.Badness badness, double cutSeconds, boolean moved) {
        static Link losing(int percent) {
            return new Link(
                    percent + " % lost, 10 % repeated, 10 % delayed by up to 50 ms",
                    new DatagramRelay.Badness(percent / 100.0, 0.1, 0.1, 50),
                    0,
                    false);
        }
    }

    /**
     * @param wrong readings that are missing, doubled or out of their order
     * @param timesSent how often a reading was handed to CoAP, which repeats it as well
     */
    record Outcome(long wrong, double drainSeconds, double timesSent) {}

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException, InterruptedException {
        int readings = settings.quick() ? 100 : 1000;
        List<Link> links = List.of(
                new Link("no loss", DatagramRelay.Badness.none(), 0, false),
                Link.losing(5),
                Link.losing(20),
                Link.losing(50),
                new Link("5 % lost, two outages of 2 s", new DatagramRelay.Badness(0.05, 0.1, 0.1, 50), 2, false),
                new Link("5 % lost, the address changes", new DatagramRelay.Badness(0.05, 0.1, 0.1, 50), 0, true));
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            Outcome outcome = play(link, readings);
            figures.add(Figure.withTarget(
                    link.name() + ": readings missing, doubled or out of order",
                    "of " + readings,
                    Series.of((double) outcome.wrong()),
                    Target.atMost(0)));
            figures.add(Figure.stated(link.name() + ": drain time", "s", Series.of(outcome.drainSeconds())));
            figures.add(Figure.stated(link.name() + ": handed to CoAP", "times", Series.of(outcome.timesSent())));
            progress.accept((i + 1.0) / (2 * links.size()));
        }
        int pictures = settings.quick() ? 20 : 100;
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            Outcome outcome = PictureLink.play(link, pictures);
            figures.add(Figure.withTarget(
                    link.name() + ": pictures missing, doubled, changed or out of order",
                    "of " + pictures,
                    Series.of((double) outcome.wrong()),
                    Target.atMost(0)));
            figures.add(Figure.stated(link.name() + ": pictures' drain time", "s", Series.of(outcome.drainSeconds())));
            progress.accept(0.5 + (i + 1.0) / (2 * links.size()));
        }
        return new BenchReport(
                "link",
                List.of(
                        readings + " readings of 75 bytes per link, " + PER_SECOND
                                + " a second, each on the far station's disk before it is sent, acknowledged when it is on the main station's",
                        pictures + " pictures of 60 kB per link, " + PictureLink.PER_SECOND
                                + " a second, in the same way, up to 64 requests under way at once",
                        "CoAP over UDP on loopback through a relay, one seed per link"),
                1,
                Machine.current(),
                figures,
                List.of());
    }

    private static Outcome play(Link link, int readings) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("robograde-link");
        List<String> taken = new CopyOnWriteArrayList<>();
        try (ForwardInbox inbox = ForwardInbox.start(
                        "coap",
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        CoapSecurity.none(),
                        SecurityLog.counting(),
                        LinkBench::wallNanos,
                        folder.resolve("inbox"),
                        (name, record, clock) -> taken.add(new String(record.payload(), StandardCharsets.UTF_8)));
                DatagramRelay relay = new DatagramRelay(inbox.address().getPort(), link.badness(), readings);
                Outbox outbox = Outbox.open(folder.resolve("outbox"), ROOM);
                Forwarder forwarder = Forwarder.start(
                        outbox,
                        URI.create("coap://127.0.0.1:" + relay.port()),
                        "far",
                        CoapSecurity.none(),
                        SecurityLog.counting(),
                        LinkBench::wallNanos,
                        remark -> {})) {
            make(
                    link,
                    relay,
                    readings,
                    PER_SECOND,
                    i -> outbox.append(reading(i).getBytes(StandardCharsets.UTF_8)));
            long made = System.nanoTime();
            boolean drained = outbox.awaitDrained(PATIENCE);
            double seconds = drained ? (System.nanoTime() - made) / 1e9 : Double.POSITIVE_INFINITY;
            return new Outcome(wrong(List.copyOf(taken), readings), seconds, (double) forwarder.sent() / readings);
        } finally {
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Something that is made at its time and stored. */
    interface Making {
        void make(int number) throws IOException;
    }

    static void make(Link link, DatagramRelay relay, int count, int perSecond, Making making)
            throws IOException, InterruptedException {
        int cut = Math.toIntExact(Math.round(link.cutSeconds() * perSecond));
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            if (link.moved() && i == count / 2) {
                relay.moveClient();
            }
            boolean first = i >= count / 5 && i < count / 5 + cut;
            boolean second = i >= count * 3 / 5 && i < count * 3 / 5 + cut;
            relay.cut(first || second);
            making.make(i);
            long dueNanos = begun + (i + 1) * 1_000_000_000L / perSecond;
            Thread.sleep(Math.max(0, (dueNanos - System.nanoTime()) / 1_000_000));
        }
        relay.cut(false);
    }

    static long wallNanos() {
        Instant now = Clock.systemUTC().instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private static String reading(int number) {
        return String.format(
                Locale.ROOT,
                "[{\"n\":\"far-force\",\"u\":\"N\",\"t\":1800000000.%06d,\"v\":%012.4f}]",
                number,
                number / 7.0);
    }

    private static long wrong(List<String> taken, int readings) {
        long wrong = Math.abs(taken.size() - readings);
        return wrong
                + IntStream.range(0, Math.min(taken.size(), readings))
                        .filter(i -> !taken.get(i).equals(reading(i)))
                        .count();
    }
}
