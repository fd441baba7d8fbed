package org.robograde.reports.pages;

import org.robograde.grader.rulebook.LocalizedText;

/** The product's two languages, and the page each is written to. */
public enum Language {
    ENGLISH("en", "en", "index.html", "English"),
    CHINESE("zh", "zh-CN", "zh.html", "中文");

    private final String code;
    private final String tag;
    private final String page;
    private final String ownName;

    Language(String code, String tag, String page, String ownName) {
        this.code = code;
        this.tag = tag;
        this.page = page;
        this.ownName = ownName;
    }

    String code() {
        return code;
    }

    /** For the {@code lang} attribute. */
    public String tag() {
        return tag;
    }

    /** File name of the page. */
    public String page() {
        return page;
    }

    /** What the language calls itself. */
    public String ownName() {
        return ownName;
    }

    public Language other() {
        return this == ENGLISH ? CHINESE : ENGLISH;
    }

    String of(LocalizedText text) {
        String wanted = this == ENGLISH ? text.en() : text.zh();
        return wanted.isBlank() ? text.en() : wanted;
    }
}
