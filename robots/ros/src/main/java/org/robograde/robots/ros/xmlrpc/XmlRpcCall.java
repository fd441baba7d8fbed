package org.robograde.robots.ros.xmlrpc;

import java.util.List;

/** One method call as it stands in a request body. */
record XmlRpcCall(String method, List<Object> arguments) {}
