package systole.engine.daemon.control;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;

/** Where the control socket is, and who may use it, said by the mode of its file. */
public final class SocketFile {
    private static final String GROUP = "haclient";

    private SocketFile() {}

    /** The socket of an engine with that state folder. */
    public static Path in(Path state) {
        return state.resolve("control.sock");
    }

    /** Owner and group haclient, where there is one and this process may say so; nobody else. */
    static void restrict(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
        try {
            var haclient =
                    path.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByGroupName(GROUP);
            var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (view != null) {
                view.setGroup(haclient);
            }
        } catch (UserPrincipalNotFoundException | FileSystemException e) {
            // Then it is for the owner alone.
        }
    }
}
