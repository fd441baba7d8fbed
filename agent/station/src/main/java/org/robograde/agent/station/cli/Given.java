package org.robograde.agent.station.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.KeyFolder;
import org.robograde.robots.units.UnitProfile;

/** What the command line gave, made safe to use. */
final class Given {
    /** Nothing listens beyond it unless told to. */
    static final String LOOPBACK = "127.0.0.1";

    private Given() {}

    /** Where this machine can be reached: as given, else as ROS's own environment says, else loopback. */
    static String ownAddress(@Nullable String given) {
        if (given != null) {
            return given;
        }
        return Stream.of("ROS_HOSTNAME", "ROS_IP")
                .map(System.getenv()::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(LOOPBACK);
    }

    /** An argument that picocli has already insisted on. */
    static <T> T required(@Nullable T argument) {
        if (argument == null) {
            throw new IllegalStateException("the parser let a required argument pass");
        }
        return argument;
    }

    /** Keys for CoAP; none if no folder is given. */
    static CoapSecurity keys(@Nullable Path folder) {
        try {
            return folder == null ? CoapSecurity.none() : KeyFolder.read(folder);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    /** The address of a CoAP server. */
    static URI coapAddress(String text) {
        try {
            return Coap.address(text);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    /** A profile, reached where the command line says instead of where the maker wrote. */
    static UnitProfile linked(UnitProfile unit, @Nullable URI link) {
        return link == null ? unit : unit.withLink(link);
    }

    /** Bundles that must exist before any work begins. */
    static List<Evidence> bundles(List<Path> folders) {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new CommandException(
                        ExitCode.BAD_INPUT,
                        folder + ": no such folder; a bundle is the folder that run or import made");
            }
        }
        return folders.stream().map(Evidence::open).toList();
    }

    /** A gap in the evidence as one line. */
    static String describe(Evidence.Damage gap) {
        String count = gap.count() < 0 ? "an unknown number of messages" : gap.count() + " messages";
        return String.format(
                Locale.ROOT,
                "%s: %s missing between %.3f s and %.3f s: %s (known by %s)",
                gap.topic(),
                count,
                gap.fromNanos() / 1e9,
                gap.toNanos() / 1e9,
                gap.reason(),
                gap.knownBy());
    }
}
