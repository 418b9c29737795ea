package systole.app.l10n;

import java.util.Locale;

/** The languages the console speaks; each names itself in its own words. */
public enum Language {
    ENGLISH(Locale.ENGLISH, "en", "English", "EN"),
    CHINESE(Locale.SIMPLIFIED_CHINESE, "zh_CN", "简体中文", "中文");

    private final Locale locale;
    private final String suffix;
    private final String nativeName;
    private final String shortName;

    Language(Locale locale, String suffix, String nativeName, String shortName) {
        this.locale = locale;
        this.suffix = suffix;
        this.nativeName = nativeName;
        this.shortName = shortName;
    }

    /** How numbers and plural forms are written. */
    public Locale locale() {
        return locale;
    }

    /** The end of a properties file's name, as in {@code board_zh_CN.properties}. */
    public String suffix() {
        return suffix;
    }

    /** What speakers call it. */
    public String nativeName() {
        return nativeName;
    }

    /** Two characters for the status line. */
    public String shortName() {
        return shortName;
    }

    /** The other one: what a language switch offers. */
    public Language next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
