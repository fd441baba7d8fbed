package org.robograde.robots.units.yaml;

/** A text people read, in English and Chinese; both are required wherever a title is. */
public record LocalText(String en, String zh) {}
