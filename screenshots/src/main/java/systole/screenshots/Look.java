package systole.screenshots;

import systole.app.l10n.Language;
import systole.styles.Theme;

/**
 * How the window looks.
 *
 * @param width in pixels
 * @param height in pixels
 */
record Look(Theme theme, Language language, int width, int height) {
    private static final int USUAL_WIDTH = 1440;
    private static final int USUAL_HEIGHT = 900;

    static final Look LIGHT = new Look(Theme.LIGHT, Language.ENGLISH, USUAL_WIDTH, USUAL_HEIGHT);

    Look in(Theme other) {
        return new Look(other, language, width, height);
    }

    Look in(Language other) {
        return new Look(theme, other, width, height);
    }

    Look sized(int newWidth, int newHeight) {
        return new Look(theme, language, newWidth, newHeight);
    }
}
