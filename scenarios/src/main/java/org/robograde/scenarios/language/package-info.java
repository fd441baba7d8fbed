/**
 * The scenario language. A script's YAML, a site and a unit's profile come in; out goes a {@link org.robograde.scenarios.language.Scenario} in
 * which everything is typed and every reference resolves, or the complete list of what is wrong, before anything moves. Parameters are
 * replaced here, so that what leaves this package holds only values. It must not know links, clocks or how anything is played.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.scenarios.language;
