package org.robograde.agent.station.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A terminal whose keys come as they are pressed, not by the line; as before when closed. Where there is no terminal nothing changes. */
final class RawTerminal implements AutoCloseable {
    private static final File TERMINAL = new File("/dev/tty");

    private final String before;

    private RawTerminal(String before) {
        this.before = before;
    }

    static RawTerminal open() {
        // The launcher knows whether a person is there; Java does not say.
        boolean terminal = "1".equals(System.getProperty("robograde.terminal"));
        String before = terminal ? stty("-g").strip() : "";
        if (!before.isEmpty()) {
            stty("-icanon", "-echo", "min", "1");
        }
        return new RawTerminal(before);
    }

    private static String stty(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectInput(TERMINAL).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said : "";
        } catch (IOException e) {
            // No stty, or no terminal: keys then come by the line.
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        if (!before.isEmpty()) {
            stty(before);
        }
    }
}
