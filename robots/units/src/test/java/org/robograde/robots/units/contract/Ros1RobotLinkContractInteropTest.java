package org.robograde.robots.units.contract;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.Ros1RobotLink;

/** The ROS 1 link at Debian's master, with rospy nodes. */
@Tag("interop")
class Ros1RobotLinkContractInteropTest extends RobotLinkContract {
    private URI master = URI.create("");

    @Override
    protected OtherSide startGraph() throws Exception {
        DebianMaster started = DebianMaster.startRosmaster(folder);
        master = started.uri();
        return new RospyOtherSide(master, folder, started);
    }

    @Override
    protected RobotLink connect(String nodeName) {
        return Ros1RobotLink.connect(URI.create("ros1://" + master.getAuthority()), nodeName);
    }
}
