package org.robograde.agent.station.trial;

import java.util.Map;
import org.robograde.scenarios.play.FieldControl;

/** A field where the station can press its own switches and play a stranger on the network, and people do the rest. */
final class RealField implements FieldControl, AutoCloseable {
    private final FieldInstruments instruments;
    private final NetworkStranger stranger;

    RealField(FieldInstruments instruments, NetworkStranger stranger) {
        this.instruments = instruments;
        this.stranger = stranger;
    }

    @Override
    public Outcome stimulate(String kind, Map<String, Object> arguments) {
        return NetworkStranger.plays(kind)
                ? stranger.begin(kind, arguments)
                : FieldControl.byHandOnly().stimulate(kind, arguments);
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
