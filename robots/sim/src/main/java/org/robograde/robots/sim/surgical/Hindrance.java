package org.robograde.robots.sim.surgical;

/** Why a unit does not go on, from the outside. */
enum Hindrance {
    NONE(""),
    LINK("my link to the console was lost"),
    BLIND("I do not see anything"),
    PUSHED("something pushes me");

    private final String words;

    Hindrance(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
