package systole.app.launch;

import systole.app.shell.Settings;

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

    /** What the reader prefers, kept in that file, but as wanted here. */
    Settings settings(Path file) {
        var settings = Settings.load(file, words -> System.err.println("systole: " + words));
        theme.ifPresent(
                name -> settings.themeProperty().set(systole.styles.Theme.valueOf(name.name())));
        language.ifPresent(
                code ->
                        settings.languageProperty()
                                .set(
                                        switch (code) {
                                            case EN -> systole.app.l10n.Language.ENGLISH;
                                            case ZH -> systole.app.l10n.Language.CHINESE;
                                        }));
        return settings;
    }
}
