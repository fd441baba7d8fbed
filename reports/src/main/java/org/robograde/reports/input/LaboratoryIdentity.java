package org.robograde.reports.input;

import java.util.Optional;

/**
 * What ISO/IEC 17025:2017, 7.8.2.1 asks a report to state and what evidence cannot know. Whatever is absent is printed
 * as "not stated", so that nobody takes silence for a statement. Dates are text as the laboratory writes them.
 *
 * @param name of the laboratory (b)
 * @param address of the laboratory (b)
 * @param placeOfActivity where the trials ran, when not at that address (c)
 * @param client name and contact (e)
 * @param itemDescription the item as the client describes it: maker, model, serial number (g)
 * @param itemCondition on receipt (g)
 * @param receivedOn date the item was received (h)
 * @param samplingPlan reference (k)
 * @param deviations additions to, deviations or exclusions from the method (n)
 * @param authorisedBy who authorises the report (o)
 * @param externalProviders results that came from outside (p)
 * @param issuedOn date of issue (j); never taken from a clock
 */
public record LaboratoryIdentity(
        Optional<String> name,
        Optional<String> address,
        Optional<String> placeOfActivity,
        Optional<String> client,
        Optional<String> itemDescription,
        Optional<String> itemCondition,
        Optional<String> receivedOn,
        Optional<String> samplingPlan,
        Optional<String> deviations,
        Optional<String> authorisedBy,
        Optional<String> externalProviders,
        Optional<String> issuedOn) {

    /** Nobody has stated anything: a self-assessment at home. */
    public static LaboratoryIdentity notStated() {
        Optional<String> no = Optional.empty();
        return new LaboratoryIdentity(no, no, no, no, no, no, no, no, no, no, no, no);
    }
}
