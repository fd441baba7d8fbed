package org.robograde.robots.units.contract;

import org.junit.jupiter.api.Tag;
import org.robograde.robots.messages.WireEncoding;

/** The link to a robot that speaks as ROS 1 does. */
@Tag("interop")
class FoxgloveRos1LinkContractInteropTest extends BridgeLinkContract {
    FoxgloveRos1LinkContractInteropTest() {
        super("foxglove", WireEncoding.ROS1);
    }
}
