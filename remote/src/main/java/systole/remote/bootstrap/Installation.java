package systole.remote.bootstrap;

import systole.remote.bootstrap.Shell.Input;

/** How the program comes to the newcomer. */
public sealed interface Installation {
    /** What is sent. */
    Input content();

    /** How many bytes it is, about. */
    long bytes();

    /**
     * A Debian package, with its own Java runtime.
     *
     * @param file what it is called in messages
     */
    record DebianPackage(String file, Input content, long bytes) implements Installation {}

    /**
     * A tar archive of this installation, unpacked into {@code /opt/systole}: {@code lib/app} with
     * all that belongs on the class path.
     *
     * @param runtime whether it holds a Java runtime, which then must suit the machine
     */
    record Copy(Input content, long bytes, boolean runtime) implements Installation {}
}
