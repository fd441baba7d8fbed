package org.robograde.robots.sim.surgical;

import java.util.ArrayList;
import java.util.List;

/** Sentences that are said a moment after they were thought of. */
final class Voice {
    private record Sentence(long atNanos, String text) {}

    private final List<Sentence> coming = new ArrayList<>();
    private final SurgicalOutlet outlet;

    Voice(SurgicalOutlet outlet) {
        this.outlet = outlet;
    }

    void say(long atNanos, String text) {
        coming.add(new Sentence(atNanos, text));
    }

    void step(long nowNanos) {
        for (Sentence sentence : List.copyOf(coming)) {
            if (sentence.atNanos() <= nowNanos) {
                coming.remove(sentence);
                outlet.said(sentence.text());
            }
        }
    }
}
