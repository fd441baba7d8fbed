package org.robograde.agent.evidence.bag;

/**
 * One publisher on one topic, as the recorder met it.
 *
 * @param topic as recorded, which need not begin with a slash
 * @param type {@code package/Name}
 * @param md5 of the definition, {@code *} or empty where the recorder did not know
 * @param definition full text, empty where the recorder did not get one
 * @param callerId the publishing node, empty if not recorded
 */
public record BagConnection(
        int id, String topic, String type, String md5, String definition, String callerId, boolean latching) {}
