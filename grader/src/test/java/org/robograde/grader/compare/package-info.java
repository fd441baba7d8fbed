@org.jspecify.annotations.NullMarked
package org.robograde.grader.compare;
