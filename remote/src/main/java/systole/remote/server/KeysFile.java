package systole.remote.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * The keys of a file, read again when somebody asks and it has changed. A file that others could
 * have written, or that lies in a folder of theirs, opens nothing.
 */
final class KeysFile {
    private static final int LARGEST = 1024 * 1024;

    private final Path file;
    private final List<String> owners;
    private final ZoneId zone;
    private final Consumer<String> complaints;
    private AuthorizedKeys keys = AuthorizedKeys.NONE;
    private String version = "never read";

    /**
     * Reads nothing yet.
     *
     * @param owners whose file it may be
     * @param zone of times in it that name none
     * @param complaints told of what is wrong with the file, once for each time it changes
     */
    KeysFile(Path file, List<String> owners, ZoneId zone, Consumer<String> complaints) {
        this.file = file.toAbsolutePath();
        this.owners = List.copyOf(owners);
        this.zone = zone;
        this.complaints = complaints;
    }

    /** The keys as the file has them now. */
    synchronized AuthorizedKeys keys() {
        String found = version();
        if (!found.equals(version)) {
            version = found;
            keys = AuthorizedKeys.NONE;
            try {
                distrust();
                keys = AuthorizedKeysReader.read(text(), zone);
                keys.faults().forEach(fault -> complaints.accept(file + ": " + fault));
            } catch (NoSuchFileException missing) {
                complaints.accept(
                        file
                                + ": there is no such file, so nobody can come in by ssh; put a"
                                + " line 'role=\"administer\",user=\"NAME\" ssh-ed25519 AAAA…' into"
                                + " it");
            } catch (CharacterCodingException binary) {
                complaints.accept(file + ": is not text in UTF-8");
            } catch (IOException unusable) {
                complaints.accept(file + ": " + unusable.getMessage());
            }
        }
        return keys;
    }

    /** Anything that is different whenever the file, or who may write it, is. */
    private String version() {
        try {
            PosixFileAttributes mine = attributes(file);
            PosixFileAttributes above = attributes(folder());
            return mine.fileKey()
                    + " "
                    + mine.lastModifiedTime()
                    + " "
                    + mine.size()
                    + " "
                    + mine.owner()
                    + mine.permissions()
                    + above.owner()
                    + above.permissions();
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private void distrust() throws IOException {
        distrust("", attributes(file));
        distrust("its folder ", attributes(folder()));
    }

    private void distrust(String what, PosixFileAttributes attributes) throws IOException {
        String owner = attributes.owner().getName();
        if (!owners.contains(owner)) {
            throw new IOException(what + "belongs to " + owner + "; not followed");
        }
        if (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(
                    what + "can be written by others than " + owner + "; not followed");
        }
    }

    private String text() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("is larger than " + LARGEST + " bytes; not followed");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
    }

    private Path folder() throws IOException {
        return file.toRealPath().resolveSibling("");
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class);
    }
}
