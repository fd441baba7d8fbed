/** What tests with hostile input share: measuring, and inputs in pieces. Knows none of the parsers. */
@NullMarked
package org.robograde.hostile;

import org.jspecify.annotations.NullMarked;
