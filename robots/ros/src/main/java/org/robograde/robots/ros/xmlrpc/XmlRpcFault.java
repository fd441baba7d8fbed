package org.robograde.robots.ros.xmlrpc;

import java.io.IOException;

/** The peer answered, but with a fault, or with something that is not XML-RPC. */
public final class XmlRpcFault extends IOException {
    private static final long serialVersionUID = 1L;

    public XmlRpcFault(String message) {
        super(message);
    }

    public XmlRpcFault(String message, Throwable cause) {
        super(message, cause);
    }
}
