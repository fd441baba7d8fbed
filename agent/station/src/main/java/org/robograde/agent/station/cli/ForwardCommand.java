package org.robograde.agent.station.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.robograde.agent.station.forward.Outbox;
import org.robograde.agent.station.instruments.Instrument;
import org.robograde.agent.station.instruments.InstrumentLink;
import org.robograde.agent.station.trial.SiteInstruments;
import org.robograde.scenarios.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "forward",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a far station: reads the instruments that the site has there, stores each reading on disk, and forwards",
            "it to the main station (run --far-stations) until that has it, however bad the link between them is.",
            "Ctrl-C ends it; what the main station does not have yet is forwarded when it is started again."
        },
        footer = {
            "",
            "Example: ./robograde forward SITE --station far-end --instruments coap://127.0.0.1:5683"
                    + " --to coaps://10.0.0.2:5695 --keys keys --store far-end"
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
            required = true,
            paramLabel = "URL",
            description = "where its instruments answer, e.g. coap://127.0.0.1:5683")
    private @Nullable String instruments;

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
            description = "most that may wait there, MiB (default: ${DEFAULT-VALUE}); what does not fit is counted")
    private int storeMib = 256;

    @Override
    public Integer call() throws InterruptedException {
        String name = Given.required(station);
        Site field =
                Site.load(Installation.fileOrShipped(Given.required(site), Installation.site(Given.required(site))));
        List<Instrument> own = SiteInstruments.at(field, name);
        if (own.isEmpty()) {
            TreeSet<String> named = new TreeSet<>(SiteInstruments.far(field).values());
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    "site " + field.id() + " has no instrument at a station \"" + name + "\""
                            + (named.isEmpty()
                                    ? "; write \"station: " + name + "\" beside those that are there"
                                    : "; its far stations are " + String.join(", ", named)));
        }
        if (storeMib < 1) {
            throw new CommandException(ExitCode.BAD_INPUT, "--store-mib must be 1 or more, not " + storeMib);
        }
        URI main = Given.coapAddress(Given.required(to));
        URI server = Given.coapAddress(Given.required(instruments));
        CoapSecurity security = Given.keys(keys);
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> waitFor(told, over)));
        try (Outbox outbox = Outbox.open(Given.required(store), (long) storeMib << 20);
                FarStation far = FarStation.start(
                        outbox, main, name, of(main, security), ForwardCommand::wallNanos, ForwardCommand::say)) {
            say("station " + name + " reads " + own.size() + " instruments at " + server + " and forwards to " + main
                    + "; " + outbox.pending() + " records wait from before");
            try (InstrumentLink link = InstrumentLink.open(
                    own.stream()
                            .map(each -> new InstrumentLink.Place(each, server))
                            .toList(),
                    of(server, security),
                    new SecurityLog(incident -> say(incident.detail())),
                    InstrumentLink.Options.standard(),
                    far)) {
                if (!link.awaitLive(FIRST_READINGS)) {
                    say("not every instrument answers yet; is " + server + " right?");
                }
                forward(far, told);
            }
            drain(far);
            return ExitCode.DONE;
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandException(ExitCode.COULD_NOT, String.valueOf(e.getMessage()), e);
        } finally {
            over.countDown();
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
        while (!told.await(SAYS_EVERY_SECONDS, TimeUnit.SECONDS)) {
            int waiting = far.pending();
            if (waiting != waited) {
                say(waiting + " records wait for the main station");
            }
            waited = waiting;
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
            say(far.pending() + " records still wait; they are forwarded when this station is started again");
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
