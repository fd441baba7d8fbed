package org.robograde.agent.station.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.forward.FarStation;
import org.robograde.agent.station.forward.FarStations;
import org.robograde.agent.station.forward.Outbox;
import org.robograde.agent.station.instruments.Instrument;
import org.robograde.agent.station.instruments.InstrumentLink;
import org.robograde.agent.station.trial.SiteInstruments;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.RobotLinks;
import org.robograde.scenarios.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "forward",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a far station: reads the instruments and records the cameras that the",
            "site has there, stores each reading and picture on disk, and forwards it to",
            "the main station (run --far-stations) until that has it, however bad the link.",
            "Ctrl-C ends it; what the main station does not have yet is forwarded when it is started again."
        },
        footer = {
            "",
            "Example: ./robograde forward SITE --station far-end --instruments coap://127.0.0.1:5683"
                    + " --cameras ros1://127.0.0.1:11311 --to coaps://10.0.0.2:5695 --keys keys --store far-end"
        })
final class ForwardCommand implements Callable<Integer> {
    private static final Duration FIRST_READINGS = Duration.ofSeconds(5);
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final long SAYS_EVERY_SECONDS = 10;

    @Parameters(paramLabel = "SITE", description = "a site's file, or a shipped one")
    private @Nullable String site;

    @Option(names = "--station", required = true, paramLabel = "NAME", description = "as the site calls this station")
    private @Nullable String station;

    @Option(
            names = "--instruments",
            paramLabel = "URL",
            description = "where its instruments answer, e.g. coap://127.0.0.1:5683; needed where it has any")
    private @Nullable String instruments;

    @Option(
            names = "--cameras",
            paramLabel = "URL",
            description = "where its cameras publish: ros1://HOST:PORT of their ROS master,"
                    + " foxglove://HOST:PORT or rosbridge://HOST:PORT of their bridge; needed where it has any")
    private @Nullable URI cameras;

    @Option(
            names = "--own-address",
            paramLabel = "HOST",
            description =
                    "at which cameras on another machine reach this one (default: ROS_HOSTNAME, ROS_IP, or loopback)")
    private @Nullable String ownAddress;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "the main station: what its run --far-stations names")
    private @Nullable String to;

    @Option(names = "--keys", paramLabel = "DIR", description = "keys for whichever of the two is coaps")
    private @Nullable Path keys;

    @Option(
            names = "--store",
            required = true,
            paramLabel = "DIR",
            description = "folder for what the main station does not have yet")
    private @Nullable Path store;

    @Option(
            names = "--store-mib",
            defaultValue = "256",
            paramLabel = "N",
            description =
                    "most readings that may wait there, MiB (default: ${DEFAULT-VALUE}); what does not fit is counted")
    private int storeMib = 256;

    @Option(
            names = "--camera-store-mib",
            defaultValue = "4096",
            paramLabel = "N",
            description = "the same for pictures (default: ${DEFAULT-VALUE})")
    private int cameraStoreMib = 4096;

    @Override
    public Integer call() throws InterruptedException {
        String name = Given.required(station);
        Site field =
                Site.load(Installation.fileOrShipped(Given.required(site), Installation.site(Given.required(site))));
        List<Instrument> own = SiteInstruments.at(field, name);
        List<String> cameraTopics = SiteInstruments.cameraTopicsAt(field, name);
        refuseNonsense(field, name, own, cameraTopics);
        URI main = Given.coapAddress(Given.required(to));
        CoapSecurity security = Given.keys(keys);
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> waitFor(told, over)));
        try (Opened opened = new Opened()) {
            Path folder = Given.required(store);
            Outbox outbox = opened.kept(Outbox.open(folder, (long) storeMib << 20));
            RobotLink link = null;
            Outbox pictures = null;
            if (!cameraTopics.isEmpty()) {
                pictures = opened.kept(Outbox.open(folder.resolve("cameras"), (long) cameraStoreMib << 20));
                link = opened.kept(RobotLinks.connect(
                        Given.required(cameras),
                        "/robograde/forward_" + name.replace('-', '_'),
                        Given.ownAddress(ownAddress)));
            }
            FarStation far = opened.kept(FarStation.start(
                    outbox, main, name, of(main, security), ForwardCommand::wallNanos, ForwardCommand::say));
            say("station " + name + " forwards to " + main + "; " + outbox.pending() + " records wait from before"
                    + (pictures == null ? "" : ", and " + pictures.pending() + " parts of pictures"));
            if (link != null && pictures != null) {
                far.recordCameras(link, cameraTopics, pictures);
            }
            if (own.isEmpty()) {
                forward(far, told);
            } else {
                try (InstrumentLink read = instruments(own, security, far)) {
                    if (!read.awaitLive(FIRST_READINGS)) {
                        say("not every instrument answers yet; is " + instruments + " right?");
                    }
                    forward(far, told);
                }
            }
            far.endCameras();
            drain(far);
            return ExitCode.DONE;
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        } catch (IOException | LinkException e) {
            throw new CommandException(ExitCode.COULD_NOT, String.valueOf(e.getMessage()), e);
        } finally {
            over.countDown();
        }
    }

    private void refuseNonsense(Site field, String name, List<Instrument> own, List<String> cameraTopics) {
        if (own.isEmpty() && cameraTopics.isEmpty()) {
            FarStations.Sources sources = SiteInstruments.farSources(field);
            TreeSet<String> named = new TreeSet<>(sources.instruments().values());
            named.addAll(sources.cameraTopics().values());
            throw bad("site " + field.id() + " has no instrument and no camera at a station \"" + name + "\""
                    + (named.isEmpty()
                            ? "; write \"station: " + name + "\" beside those that are there"
                            : "; its far stations are " + String.join(", ", named)));
        }
        if (!own.isEmpty() && instruments == null) {
            throw bad("station " + name + " has " + own.size()
                    + " instruments: say where they answer with --instruments coap://HOST:PORT");
        }
        if (!cameraTopics.isEmpty() && cameras == null) {
            throw bad("station " + name + " has cameras (" + String.join(", ", cameraTopics)
                    + "): say where they publish with --cameras ros1://HOST:PORT");
        }
        if (storeMib < 1 || cameraStoreMib < 1) {
            throw bad(
                    "--store-mib and --camera-store-mib must be 1 or more, not " + Math.min(storeMib, cameraStoreMib));
        }
    }

    private static CommandException bad(String message) {
        return new CommandException(ExitCode.BAD_INPUT, message);
    }

    private InstrumentLink instruments(List<Instrument> own, CoapSecurity security, FarStation far) throws IOException {
        URI server = Given.coapAddress(Given.required(instruments));
        return InstrumentLink.open(
                own.stream().map(each -> new InstrumentLink.Place(each, server)).toList(),
                of(server, security),
                new SecurityLog(incident -> say(incident.detail())),
                InstrumentLink.Options.standard(),
                far);
    }

    /** What was opened, closed the other way round. */
    private static final class Opened implements AutoCloseable {
        private final Deque<Closing> all = new ArrayDeque<>();

        private interface Closing {
            void close() throws IOException;
        }

        Outbox kept(Outbox outbox) {
            all.push(outbox::close);
            return outbox;
        }

        RobotLink kept(RobotLink link) {
            all.push(link::close);
            return link;
        }

        FarStation kept(FarStation far) {
            all.push(far::close);
            return far;
        }

        @Override
        public void close() throws IOException {
            while (!all.isEmpty()) {
                all.pop().close();
            }
        }
    }

    /** Whoever ends the program waits until everything is closed, or for as long as that may take. */
    private static void waitFor(CountDownLatch told, CountDownLatch over) {
        told.countDown();
        try {
            if (!over.await(DRAIN.toSeconds() + 5, TimeUnit.SECONDS)) {
                say("was cut off while it drained; nothing that was stored is lost");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CoapSecurity of(URI address, CoapSecurity keys) {
        return address.getScheme().equals("coaps") ? keys : CoapSecurity.none();
    }

    private static void forward(FarStation far, CountDownLatch told) throws InterruptedException {
        int waited = 0;
        List<String> silentBefore = List.of();
        while (!told.await(SAYS_EVERY_SECONDS, TimeUnit.SECONDS)) {
            int waiting = far.pending() + far.pendingOfCameras();
            if (waiting != waited) {
                say(waiting + " records wait for the main station");
            }
            waited = waiting;
            List<String> silent = far.silentCameras();
            if (!silent.equals(silentBefore)) {
                silent.forEach(topic -> say("nobody publishes " + topic));
            }
            silentBefore = silent;
        }
    }

    private static void drain(FarStation far) throws InterruptedException {
        long begun = System.nanoTime();
        if (far.awaitDrained(DRAIN)) {
            say(String.format(
                    Locale.ROOT,
                    "the main station has everything, %.2f s after the last reading",
                    (System.nanoTime() - begun) / 1e9));
        } else {
            say(far.pending() + far.pendingOfCameras()
                    + " records still wait; they are forwarded when this station is started again");
        }
        if (far.refused() > 0) {
            say(far.refused() + " records could not be stored; the main station is told");
        }
    }

    private static void say(String text) {
        System.err.println("robograde: " + text);
    }

    private static long wallNanos() {
        Instant now = Clock.systemUTC().instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
