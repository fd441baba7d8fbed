package org.robograde.agent.station.campaign;

/** A campaign's folder, plan or log is not what it must be; the message says which file and what to do. */
public final class CampaignException extends RuntimeException {
    public CampaignException(String message) {
        super(message);
    }

    public CampaignException(String message, Throwable cause) {
        super(message, cause);
    }
}
