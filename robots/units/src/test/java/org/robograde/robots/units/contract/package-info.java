/**
 * What every {@link org.robograde.robots.units.RobotLink} keeps, as tests that run over real sockets: subclass
 * {@link org.robograde.robots.units.contract.RobotLinkContract}, give it the link and an
 * {@link org.robograde.robots.units.contract.OtherSide} that was not made from it. Published as a test-jar, so that links of other modules
 * are held to the same words. It must not know how any link works.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.units.contract;
