/** org.robograde.robots.messages. */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.messages;
