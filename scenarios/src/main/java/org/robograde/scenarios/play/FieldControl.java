package org.robograde.scenarios.play;

import java.util.Map;
import java.util.Optional;

/** What can be done to the field around the unit. Called by the player's thread. */
public interface FieldControl {
    /**
     * Starts something on the field, or breaks something in a simulated unit; it ends by itself.
     *
     * @param arguments values are String, Double or Long
     */
    Outcome stimulate(String kind, Map<String, Object> arguments);

    /** Where every part of the cell is and who holds it, as JSON; empty where the field cannot tell. */
    default java.util.Optional<String> whereObjectsAre() {
        return java.util.Optional.empty();
    }

    /** Presses a switch as an operator would. Returns when the press has taken effect as far as the field can tell. */
    Outcome press(String instrument);

    /**
     * What a person at the field sees now, as JSON, with what happened to things since this was last asked; empty where nobody tells.
     */
    default Optional<String> report() {
        return Optional.empty();
    }

    /** @param reason why not; empty if accepted */
    record Outcome(boolean accepted, String reason) {
        public static Outcome done() {
            return new Outcome(true, "");
        }

        public static Outcome unavailable(String reason) {
            return new Outcome(false, reason);
        }
    }

    /** A field on which only people can do things: every request is unavailable, and recorded as such. */
    static FieldControl byHandOnly() {
        Outcome byHand = Outcome.unavailable("this field has no control for it; a person must do it");
        return new FieldControl() {
            @Override
            public Outcome stimulate(String kind, Map<String, Object> arguments) {
                return byHand;
            }

            @Override
            public Outcome press(String instrument) {
                return byHand;
            }
        };
    }
}
