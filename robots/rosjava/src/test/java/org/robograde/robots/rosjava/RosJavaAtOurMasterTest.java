package org.robograde.robots.rosjava;

import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.units.contract.NativeOtherSide;
import org.robograde.robots.units.contract.OtherSide;

/** The link over ROSJava at our own master, with our own nodes. */
class RosJavaAtOurMasterTest extends RosJavaContract {
    @Override
    protected OtherSide startGraph() {
        RosMaster started = RosMaster.startOnLoopback(0);
        master = started.uri();
        return new NativeOtherSide(master, started);
    }
}
