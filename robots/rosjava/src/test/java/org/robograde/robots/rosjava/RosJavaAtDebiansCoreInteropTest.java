package org.robograde.robots.rosjava;

import org.junit.jupiter.api.Tag;
import org.robograde.robots.units.contract.DebianMaster;
import org.robograde.robots.units.contract.OtherSide;
import org.robograde.robots.units.contract.RospyOtherSide;

/** The link over ROSJava at Debian's roscore, with rospy nodes. Run where loopback is the only network: rosout listens on all. */
@Tag("interop")
class RosJavaAtDebiansCoreInteropTest extends RosJavaContract {
    @Override
    protected OtherSide startGraph() throws Exception {
        DebianMaster started = DebianMaster.startRoscore(folder);
        master = started.uri();
        return new RospyOtherSide(master, folder, started);
    }
}
