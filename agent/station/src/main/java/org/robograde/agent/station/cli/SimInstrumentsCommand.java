package org.robograde.agent.station.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.directory.DirectoryEntry;
import org.robograde.agent.station.instruments.SimulatedInstruments;
import org.robograde.agent.station.trial.SiteInstruments;
import org.robograde.scenarios.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "instruments",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a site's instruments as a real CoAP server on 127.0.0.1, until interrupted.",
            "GET and observe give SenML (JSON, or CBOR if asked), PUT changes what an instrument reads."
        },
        footer = {
            "",
            "Example: ./robograde sim instruments hotel-corridor --port 5683",
            "         then, elsewhere: coap-client -m put -t 0 -e true coap://127.0.0.1/estop"
        })
final class SimInstrumentsCommand implements Callable<Integer> {
    private static final long LIFETIME_SECONDS = 60;

    @Parameters(paramLabel = "SITE", description = "a site's file, or a shipped one, e.g. hotel-corridor")
    private @Nullable String site;

    @Option(names = "--port", defaultValue = "5683", description = "0 takes a free one (default: ${DEFAULT-VALUE})")
    private int port = 5683;

    @Option(names = "--tcp", description = "speak CoAP over TCP")
    private boolean tcp;

    @Option(names = "--keys", paramLabel = "DIR", description = "speak DTLS, with the keys in this folder")
    private @Nullable Path keys;

    @Option(
            names = "--directory",
            paramLabel = "URL",
            description = "register at this resource directory, e.g. coap://127.0.0.1:5690")
    private @Nullable URI directory;

    @Option(names = "--name", defaultValue = "instruments", description = "this endpoint's name in the directory")
    private String name = "instruments";

    @Option(names = "--seconds", paramLabel = "S", description = "stop after this many seconds")
    private @Nullable Double seconds;

    @Option(names = "--json", description = "print one JSON document when they are up")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Console console = new Console(json);
        if (tcp && keys != null) {
            throw new CommandException(ExitCode.BAD_INPUT, "--tcp carries no keys; give --tcp or --keys");
        }
        String named = Given.required(site);
        Site field = Site.load(Installation.fileOrShipped(named, Installation.site(named)));
        CoapSecurity security = Given.keys(keys);
        SecurityLog log = new SecurityLog(incident -> console.remark("robograde: " + incident.detail()));
        String scheme = tcp ? "coap+tcp" : keys == null ? "coap" : "coaps";
        try (SimulatedInstruments servers =
                SimulatedInstruments.start(SiteInstruments.of(field), scheme, port, security, log)) {
            console.line(field.instruments().size() + " instruments of " + field.id() + " answer at "
                    + servers.address() + " (Ctrl-C ends it)");
            URI registrar = directory;
            if (registrar == null) {
                tell(console, servers, field);
                await();
            } else {
                try (DirectoryEntry entry = DirectoryEntry.register(
                        registrar, security, log, name, servers.address(), servers.links(), LIFETIME_SECONDS)) {
                    console.line("registered as " + name + " at " + entry.location());
                    tell(console, servers, field);
                    await();
                }
            }
        } catch (IOException e) {
            throw new CommandException(ExitCode.COULD_NOT, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
        return ExitCode.DONE;
    }

    private static void tell(Console console, SimulatedInstruments servers, Site field) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("server", servers.address().toString());
        field.instruments().forEach((id, instrument) -> told.put(id, servers.address() + instrument.path()));
        console.document(told);
    }

    private void await() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(seconds == null ? Long.MAX_VALUE : Math.round(seconds * 1000));
    }
}
