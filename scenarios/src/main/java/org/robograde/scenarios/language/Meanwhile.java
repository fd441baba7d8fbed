package org.robograde.scenarios.language;

/** Something that happens beside the steps. */
public record Meanwhile(String id, Trigger trigger, Happening happening) {}
