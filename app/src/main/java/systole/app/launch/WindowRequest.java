package systole.app.launch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How the window is wanted. What is empty is as the reader last left it.
 *
 * @param screenshot draw to this file instead of opening a window that stays
 */
record WindowRequest(
        Optional<Theme> theme, Optional<Language> language, Size size, Optional<Path> screenshot) {

    /** The looks, by the names the command line knows; named so that none is JavaFX's. */
    enum Theme {
        LIGHT,
        DARK,
        HIGH_CONTRAST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The languages, by the codes the command line knows. */
    enum Language {
        EN,
        ZH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In pixels. */
    record Size(int width, int height) {
        static final Size USUAL = new Size(1440, 900);
        private static final int LEAST = 640;
        private static final int MOST = 8192;

        /** Refuses what no screen shows. */
        Size {
            if (Math.min(width, height) < LEAST / 2 || Math.max(width, height) > MOST) {
                throw new IllegalArgumentException(
                        "a window is at most " + MOST + " and at least " + LEAST / 2 + " pixels");
            }
        }
    }
}
