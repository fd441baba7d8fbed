package org.robograde.robots.rosjava;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.contract.Promise;
import org.robograde.robots.units.contract.RobotLinkContract;

/** What ROSJava keeps of the contract: all but one promise. */
abstract class RosJavaContract extends RobotLinkContract {
    URI master = URI.create("");

    /** It queues 16 messages for sending and drops the oldest without a word. */
    @Override
    protected Set<Promise> promises() {
        return EnumSet.complementOf(EnumSet.of(Promise.SENDS_ALL));
    }

    @Override
    protected RobotLink connect(String nodeName) {
        return RosJavaRobotLink.connect(URI.create("rosjava://" + master.getAuthority()), nodeName);
    }
}
