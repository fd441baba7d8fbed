package org.robograde.robots.sim.camera;

/** A surface's own colour under normal light, each part 0 to 255. */
record Colour(int red, int green, int blue) {
    static final Colour WALL_TOP = new Colour(236, 232, 222);
    static final Colour WALL_SIDE = new Colour(176, 170, 160);
    static final Colour BARRIER_RED = new Colour(196, 40, 36);
    static final Colour BARRIER_WHITE = new Colour(238, 238, 238);
    static final Colour UNIT_BODY = new Colour(44, 62, 96);
    static final Colour UNIT_RIM = new Colour(70, 92, 132);
    static final Colour TROUSERS = new Colour(50, 54, 70);
    static final Colour VEST = new Colour(240, 200, 20);
    static final Colour VEST_STRIPE = new Colour(232, 232, 224);
    static final Colour HAIR = new Colour(58, 42, 32);
    static final double PLATE_WHITE = 224;
    static final double PLATE_BLACK = 26;
}
