package org.robograde.robots.units.contract;

import org.junit.jupiter.api.Tag;
import org.robograde.robots.messages.WireEncoding;

/** The link to a robot that speaks as ROS 1 does. */
@Tag("interop")
class RosbridgeRos1LinkContractInteropTest extends RosbridgeLinkContract {
    RosbridgeRos1LinkContractInteropTest() {
        super(WireEncoding.ROS1);
    }
}
