package systole.engine.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder that belongs to one process at a time. */
public final class StateFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;

    private StateFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes possession of a folder, which is made if missing.
     *
     * @throws IOException with one clear line, naming the other process if there is one
     */
    public static StateFolder take(Path path) throws IOException {
        Files.createDirectories(path);
        Path lock = path.resolve(LOCK);
        FileChannel channel =
                FileChannel.open(
                        lock,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (!lock(channel)) {
            channel.close();
            throw new IOException(
                    "state folder "
                            + path
                            + " is in use by process "
                            + Files.readString(lock).strip());
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        return new StateFolder(path, channel);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Gives it up. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
