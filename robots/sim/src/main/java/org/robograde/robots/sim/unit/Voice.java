package org.robograde.robots.sim.unit;

import java.util.ArrayList;
import java.util.List;

/** Says things when their time has come: an answer takes a moment. */
final class Voice {
    private final UnitOutlet outlet;
    private final List<Utterance> waiting = new ArrayList<>();

    Voice(UnitOutlet outlet) {
        this.outlet = outlet;
    }

    void say(String text, long atNanos) {
        waiting.add(new Utterance(text, atNanos));
    }

    void speak(long nowNanos) {
        for (Utterance utterance : List.copyOf(waiting)) {
            if (utterance.atNanos <= nowNanos) {
                outlet.said(utterance.text);
                waiting.remove(utterance);
            }
        }
    }

    private record Utterance(String text, long atNanos) {}
}
