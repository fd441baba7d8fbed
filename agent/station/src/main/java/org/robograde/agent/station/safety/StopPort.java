package org.robograde.agent.station.safety;

import java.util.List;

/** Stops the unit. Called on whatever thread noticed the hazard; must neither wait nor throw. */
@FunctionalInterface
public interface StopPort {
    /** Sends the stop by every way the unit offers. @return the ways by which it was sent */
    List<String> stop(SafetyEvent event, String source, String detail);
}
