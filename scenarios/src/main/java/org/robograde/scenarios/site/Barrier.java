package org.robograde.scenarios.site;

import org.robograde.robots.units.yaml.LocalText;

/** A segment that a stimulus can close; open otherwise. */
public record Barrier(String id, WallSegment segment, LocalText title) {}
