package systole.engine.os;

import systole.engine.message.Message;
import systole.engine.message.json.MalformedMessageException;
import systole.engine.message.json.MessageCodec;
import systole.model.cib.CibVersion;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Revision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks things up in a node's journal, from the newest line back, while the journal goes on. Runs
 * on the thread of whoever asks, and reads one file at a time; interrupting it ends the search. A
 * line that cannot be read is passed over.
 */
public final class JournalReader {
    /** A page that would be larger than this ends early. */
    private static final long LARGEST_PAGE = 4L * 1024 * 1024;

    private final Path folder;
    private final MessageCodec codec = new MessageCodec();

    /**
     * @param folder of the CIB's store
     */
    public JournalReader(Path folder) {
        this.folder = folder;
    }

    /**
     * The revisions asked for.
     *
     * @throws IOException if the journal cannot be read, or the thread was interrupted
     */
    public HistoryPage page(HistoryQuery query) throws IOException {
        var search = new Search(query);
        for (Path file : Journal.files(folder)) {
            byte[] bytes = bytes(file);
            int end = bytes.length;
            while (end > 0 && !search.full()) {
                int begin = lineStart(bytes, end);
                search.line(Arrays.copyOfRange(bytes, begin, end));
                end = begin - 1;
            }
        }
        return new HistoryPage(search.found, search.full());
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** Where the line begins that ends before this place. */
    private static int lineStart(byte[] bytes, int end) {
        int begin = end;
        while (begin > 0 && bytes[begin - 1] != '\n') {
            begin--;
        }
        return begin;
    }

    /** Collects what fits, and notices when there is more. */
    private final class Search {
        private final HistoryQuery query;
        private final List<Revision> found = new ArrayList<>();
        private Optional<CibVersion> before;
        private long size;
        private boolean more;

        Search(HistoryQuery query) {
            this.query = query;
            this.before = query.before();
        }

        boolean full() {
            return more;
        }

        void line(byte[] line) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("the search was ended");
            }
            read(line).filter(this::fits).ifPresent(revision -> take(revision, line.length));
        }

        private Optional<Revision> read(byte[] line) {
            int gap = 0;
            while (gap < line.length && line[gap] != ' ') {
                gap++;
            }
            try {
                Instant at = Instant.parse(new String(line, 0, gap, StandardCharsets.US_ASCII));
                return inTime(at) ? revision(at, line, gap + 1) : Optional.empty();
            } catch (DateTimeException | MalformedMessageException e) {
                return Optional.empty();
            }
        }

        private boolean inTime(Instant at) {
            return query.since().filter(at::isBefore).isEmpty()
                    && query.until().filter(at::isAfter).isEmpty();
        }

        private Optional<Revision> revision(Instant at, byte[] line, int from)
                throws MalformedMessageException {
            byte[] json = Arrays.copyOfRange(line, Math.min(from, line.length), line.length);
            return codec.decode(json) instanceof Message.Update update
                    ? Optional.of(new Revision(at, update.author(), update.patch()))
                    : Optional.empty();
        }

        /** A file that was turned meanwhile is met twice: its versions are not older then. */
        private boolean fits(Revision revision) {
            return before.isEmpty() || revision.patch().to().compareTo(before.get()) < 0;
        }

        private void take(Revision revision, int bytes) {
            size += bytes;
            if (found.size() >= query.most() || size > LARGEST_PAGE && !found.isEmpty()) {
                more = true;
            } else {
                found.add(revision);
                before = Optional.of(revision.patch().to());
            }
        }
    }
}
