@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros.xmlrpc;
