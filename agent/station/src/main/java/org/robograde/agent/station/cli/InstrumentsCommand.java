package org.robograde.agent.station.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.instruments.Discovery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "instruments",
        mixinStandardHelpOptions = true,
        description =
                "Asks a CoAP server what it offers (/.well-known/core), and reads each resource that can be observed.",
        footer = {"", "Example: ./robograde instruments coap://127.0.0.1:5683"})
final class InstrumentsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", description = "coap://HOST[:PORT], coaps://... or coap+tcp://...")
    private @Nullable String server;

    @Option(names = "--keys", paramLabel = "DIR", description = "the keys for coaps")
    private @Nullable Path keys;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Console console = new Console(json);
        URI address = Given.coapAddress(Given.required(server));
        CoapSecurity security = Given.keys(keys);
        List<String> refused = new ArrayList<>();
        SecurityLog log = new SecurityLog(incident -> refused.add(incident.detail()));
        List<Discovery.Found> found;
        try {
            found = Discovery.of(address, security, log);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.COULD_NOT,
                    e.getMessage() + (refused.isEmpty() ? "" : ": " + refused.get(refused.size() - 1)),
                    e);
        }
        List<Map<String, Object>> told = new ArrayList<>();
        for (Discovery.Found each : found) {
            console.line(each.path()
                    + (each.title().isEmpty() ? "" : "  " + each.title())
                    + (each.reading().isEmpty() ? "" : "  " + each.reading()));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", each.path());
            one.put("resourceType", each.resourceType());
            one.put("title", each.title());
            one.put("reading", each.reading());
            told.add(one);
        }
        console.document(Map.of("server", address.toString(), "schemes", Coap.SCHEMES, "resources", told));
        return ExitCode.DONE;
    }
}
