package org.robograde.robots.units.contract;

import java.net.URI;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.Ros1RobotLink;

/** The ROS 1 link at our own master, with our own nodes. */
class Ros1RobotLinkContractTest extends RobotLinkContract {
    private URI master = URI.create("");

    @Override
    protected OtherSide startGraph() {
        RosMaster started = RosMaster.startOnLoopback(0);
        master = started.uri();
        return new NativeOtherSide(master, started);
    }

    @Override
    protected RobotLink connect(String nodeName) {
        return Ros1RobotLink.connect(URI.create("ros1://" + master.getAuthority()), nodeName);
    }
}
