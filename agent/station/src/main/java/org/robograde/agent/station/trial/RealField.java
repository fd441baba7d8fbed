package org.robograde.agent.station.trial;

import java.util.Map;
import org.robograde.scenarios.play.FieldControl;

/** A field where the station can press its own switches, and people do the rest. */
final class RealField implements FieldControl {
    private final FieldInstruments instruments;

    RealField(FieldInstruments instruments) {
        this.instruments = instruments;
    }

    @Override
    public Outcome stimulate(String kind, Map<String, Object> arguments) {
        return FieldControl.byHandOnly().stimulate(kind, arguments);
    }

    @Override
    public Outcome press(String instrument) {
        return instruments.press(instrument);
    }
}
