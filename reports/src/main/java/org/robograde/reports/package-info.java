/**
 * The last stage of the flow: a grade, the tracks of its trials and a few pictures come in; a folder with two web pages
 * (English, Chinese) and tables goes out. This room holds no limit, takes no decision, measures nothing and knows no
 * clock: the same input gives the same bytes, in any locale and time zone.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.reports;
