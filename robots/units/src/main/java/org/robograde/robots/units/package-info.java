/**
 * The robot under test as the rest of the product sees it. In comes what a maker submits ({@link org.robograde.robots.units.UnitProfile}) and a
 * live {@link org.robograde.robots.units.RobotLink}; out go a check of the one against the other ({@link org.robograde.robots.units.UnitCheck})
 * and a driver that speaks the unit's interface family ({@link org.robograde.robots.units.UnitDriver}). It must not know scenarios, sites,
 * recordings or grades, and never what a unit is said to be able to do: it sends, and reports what it heard.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.units;
