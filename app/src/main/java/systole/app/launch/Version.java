package systole.app.launch;

import picocli.CommandLine.IVersionProvider;

import java.util.Optional;

/** Which Systole this is. */
public final class Version implements IVersionProvider {
    private static final String BUILT_FROM = "0.1.0";

    /** The version of this build. */
    public static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse(BUILT_FROM);
    }

    @Override
    public String[] getVersion() {
        return new String[] {"systole " + text()};
    }
}
