package org.robograde.reports.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.rulebook.LocalizedText;

/** The product's two languages and both side by side, and the page each is written to. */
public enum Language {
    ENGLISH("en", "en", "index.html", "English"),
    CHINESE("zh", "zh-CN", "zh.html", "中文"),
    /** Chinese and English beside each other; in pictures one after the other. */
    BOTH("both", "zh-CN", "both.html", "中文 / English");

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

    /** The language a command line means by {@code en}, {@code zh} or {@code both}. */
    public static Optional<Language> of(String code) {
        return Arrays.stream(values()).filter(l -> l.code.equals(code)).findFirst();
    }

    /** What a command line calls it: {@code en}, {@code zh} or {@code both}. */
    public String code() {
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

    public List<Language> others() {
        return Arrays.stream(values()).filter(l -> l != this).toList();
    }

    String of(LocalizedText text) {
        String zh = text.zh().isBlank() ? text.en() : text.zh();
        return switch (this) {
            case ENGLISH -> text.en();
            case CHINESE -> zh;
            case BOTH -> zh.equals(text.en()) ? zh : zh + " " + text.en();
        };
    }
}
