/**
 * Reads the YAML that people write (units, sites, scenarios) and says what is wrong with it. A file's text comes in; out go nodes that know
 * their line and column, and, when something is wrong, all {@link org.robograde.robots.units.yaml.Issue issues} of the file at once, each with
 * the line, a caret and a hint. It must not know what a unit, a site or a scenario is. Files are treated as hostile: no anchors, no
 * tags, bounded size and depth.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.units.yaml;
