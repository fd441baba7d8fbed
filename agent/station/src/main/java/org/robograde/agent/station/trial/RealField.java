package org.robograde.agent.station.trial;

import java.time.Duration;
import java.util.Map;
import org.robograde.agent.station.safety.HamperedLink;
import org.robograde.scenarios.play.FieldControl;

/** A field where the station can press its own switches, play a stranger on the network and hamper its own commands, and people do the rest. */
final class RealField implements FieldControl, AutoCloseable {
    private final FieldInstruments instruments;
    private final NetworkStranger stranger;
    private final HamperedLink commands;

    RealField(FieldInstruments instruments, NetworkStranger stranger, HamperedLink commands) {
        this.instruments = instruments;
        this.stranger = stranger;
        this.commands = commands;
    }

    @Override
    public Outcome stimulate(String kind, Map<String, Object> arguments) {
        switch (kind) {
            case "link_cut" -> {
                commands.cut(seconds(arguments, "seconds"));
                return Outcome.done();
            }
            case "slow_link" -> {
                commands.slow(seconds(arguments, "delaySeconds"), seconds(arguments, "seconds"));
                return Outcome.done();
            }
            default -> {
                return NetworkStranger.plays(kind)
                        ? stranger.begin(kind, arguments)
                        : FieldControl.byHandOnly().stimulate(kind, arguments);
            }
        }
    }

    private static Duration seconds(Map<String, Object> arguments, String key) {
        double seconds = arguments.get(key) instanceof Number number ? number.doubleValue() : 0;
        return Duration.ofNanos(Math.round(Math.max(0, seconds) * 1e9));
    }

    @Override
    public Outcome press(String instrument) {
        return instruments.press(instrument);
    }

    @Override
    public void close() {
        stranger.close();
    }
}
