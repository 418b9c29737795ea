package systole.engine.os;

import systole.engine.hacf.AuthKeysReader;
import systole.engine.hacf.AuthKeysResult;
import systole.engine.hacf.HaCfReader;
import systole.engine.hacf.HaCfResult;
import systole.engine.hacf.Problem;
import systole.engine.hacf.Problem.Severity;
import systole.model.node.NodeName;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder with ha.cf and authkeys. A file that cannot be read is a problem like any other;
 * nothing here throws.
 */
public final class ConfigurationFolder {
    private static final long LARGEST_BYTES = 1024L * 1024;
    private static final Set<PosixFilePermission> TOO_OPEN =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Path haCf;
    private final Path authKeys;

    /** The usual files in a folder. */
    public ConfigurationFolder(Path folder) {
        this.haCf = folder.resolve("ha.cf");
        this.authKeys = folder.resolve("authkeys");
    }

    /** The file that says who may come in by ssh. */
    public Path authorizedKeys() {
        return haCf.resolveSibling("authorized_keys");
    }

    /**
     * What ha.cf says now.
     *
     * @param self this node, as {@code uname -n} prints it
     */
    public HaCfResult settings(NodeName self) {
        try {
            return HaCfReader.read(
                    text(haCf), haCf.toString(), self, HostAddresses.ofThisHost(self));
        } catch (IOException e) {
            String hint = "write one as the guide shows, or give its folder with --config";
            return new HaCfResult(Optional.empty(), List.of(unreadable(haCf, e, hint)));
        }
    }

    /**
     * What authkeys says now.
     *
     * @param acceptCrc whether keys that prove nothing are accepted
     */
    public AuthKeysResult keys(boolean acceptCrc) {
        try {
            if (tooOpen()) {
                return refused(
                        new Problem(
                                Severity.ERROR,
                                authKeys.toString(),
                                1,
                                "Bad permissions on keyfile [" + authKeys + "], 600 recommended.",
                                "chmod 600 " + authKeys));
            }
            return AuthKeysReader.read(text(authKeys), authKeys.toString(), acceptCrc);
        } catch (IOException e) {
            String hint = "copy it from another node, or make one: systole authkeys --output ";
            return refused(unreadable(authKeys, e, hint + authKeys));
        }
    }

    /** When authkeys last changed; empty while there is none. */
    public Optional<FileTime> keysChanged() {
        try {
            return Optional.of(Files.getLastModifiedTime(authKeys));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static AuthKeysResult refused(Problem problem) {
        return new AuthKeysResult(Optional.empty(), List.of(problem));
    }

    private boolean tooOpen() throws IOException {
        return authKeys.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(authKeys).stream().anyMatch(TOO_OPEN::contains);
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw new IOException("larger than " + LARGEST_BYTES + " bytes");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static Problem unreadable(Path file, IOException e, String hint) {
        String reason =
                switch (e) {
                    case NoSuchFileException _ -> "there is no such file";
                    case AccessDeniedException _ -> "it may not be read";
                    default -> String.valueOf(e.getMessage());
                };
        return new Problem(
                Severity.ERROR, file.toString(), 1, "Cannot open [" + file + "]: " + reason, hint);
    }
}
