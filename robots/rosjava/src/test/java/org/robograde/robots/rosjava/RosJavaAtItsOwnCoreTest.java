package org.robograde.robots.rosjava;

import org.robograde.robots.units.contract.NativeOtherSide;
import org.robograde.robots.units.contract.OtherSide;
import org.ros.address.BindAddress;
import org.ros.address.PrivateAdvertiseAddressFactory;
import org.ros.internal.node.server.master.MasterServer;

/**
 * The link over ROSJava at ROSJava's own core, with our own nodes. The core's master is started without the class {@code RosCore}
 * around it, which throws on a host that has only loopback.
 */
class RosJavaAtItsOwnCoreTest extends RosJavaContract {
    @Override
    protected OtherSide startGraph() throws Exception {
        MasterServer core =
                new MasterServer(BindAddress.newPrivate(), new PrivateAdvertiseAddressFactory().newDefault());
        core.start();
        core.awaitStart();
        master = core.getUri();
        return new NativeOtherSide(master, core::shutdown);
    }
}
