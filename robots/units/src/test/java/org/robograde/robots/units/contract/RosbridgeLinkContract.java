package org.robograde.robots.units.contract;

import java.util.EnumSet;
import java.util.Set;
import org.robograde.robots.messages.WireEncoding;

/** The link through a stand-in for rosbridge_server, which npm's roslib is a client of as well. */
abstract class RosbridgeLinkContract extends BridgeLinkContract {
    RosbridgeLinkContract(WireEncoding encoding) {
        super("rosbridge", encoding);
    }

    @Override
    protected Set<Promise> promises() {
        Set<Promise> promises = EnumSet.copyOf(super.promises());
        promises.addAll(Set.of(Promise.SENDS_LATCHED, Promise.SEES_LISTENERS));
        return promises;
    }
}
