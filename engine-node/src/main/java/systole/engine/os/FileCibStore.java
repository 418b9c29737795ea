package systole.engine.os;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.engine.port.CibStore;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.patch.CibPatch;
import systole.model.xml.XmlException;
import systole.remote.protocol.Author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps the CIB as {@code cib.xml} in a folder, its digest beside it in {@code cib.xml.sig}.
 *
 * <p>A change is synced in {@code cib.log} before it is acknowledged; the document itself is
 * written when nothing has changed for a moment, when the log has grown long, and at the end. It is
 * written to a file of its own, synced, and put in place by renaming; a power cut leaves either the
 * old or the new one. The digest file names both while the change takes place. Of earlier epochs
 * the documents are kept in {@code backup}, a bounded number of them, and every change in {@code
 * journal}. What does not have its digest, torn or edited by hand, is kept aside, and the newest
 * good backup is used. A document beside no digest file at all was put there by somebody, and is
 * taken as it is.
 */
public final class FileCibStore implements CibStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileCibStore.class);
    private static final String DOCUMENT = "cib.xml";
    private static final String DIGESTS = "cib.xml.sig";
    private static final String CHANGES = "cib.log";
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_ASIDE = 10;
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Path folder;
    private final Backups backups;
    private final UpdateLog log;
    private final Journal journal;
    private final Consumer<Runnable> loop;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private Optional<Cib> written = Optional.empty();
    private Optional<CibVersion> document = Optional.empty();
    private String lastDigest = "";

    /** A document to be written; none ends the writer. */
    private record Waiting(Optional<Cib> cib, Optional<Author> author, Consumer<Saved> done) {}

    /**
     * A store in that folder, which is made if missing.
     *
     * @param loop runs what it is given, later, in order
     */
    public FileCibStore(Path folder, Consumer<Runnable> loop) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.backups = new Backups(folder.resolve("backup"));
        this.log = new UpdateLog(folder.resolve(CHANGES));
        this.journal = new Journal(folder, new SystemClock());
        this.loop = loop;
        this.writer = Thread.ofPlatform().daemon().name("cib " + folder).unstarted(this::write);
        writer.start();
    }

    @Override
    public Loaded load() {
        var remarks = new ArrayList<String>();
        Path file = folder.resolve(DOCUMENT);
        if (!Files.exists(file)) {
            return new Loaded(Optional.empty(), List.of());
        }
        try {
            String text = Files.readString(file);
            boolean placed = !Files.exists(folder.resolve(DIGESTS));
            if (placed) {
                remarks.add(file + " has no digest: it is taken as somebody put it there");
                log.clear();
            }
            if (placed || known(text)) {
                Cib cib = Cib.parse(file.toString(), text);
                document = Optional.of(cib.version());
                lastDigest = Durable.digest(text);
                if (placed) {
                    // Without it the log would be cleared again at the next start.
                    Durable.replace(
                            folder.resolve(DIGESTS),
                            (lastDigest + "\n").getBytes(StandardCharsets.UTF_8));
                }
                written = Optional.of(log.replay(cib, remarks));
                return new Loaded(written, remarks);
            }
            remarks.add(
                    "the digest of "
                            + file
                            + " does not match: it was torn by a crash or edited by hand");
        } catch (IOException | XmlException e) {
            remarks.add(file + " cannot be used: " + e.getMessage());
        }
        setAside(file, remarks);
        Optional<Cib> backup = backups.newestGood(remarks);
        remarks.add(
                backup.map(cib -> "the backup of version " + cib.version() + " is used")
                        .orElse("there is no good backup; the cluster has to tell"));
        backup.ifPresent(cib -> putInPlace(cib, remarks));
        return new Loaded(backup, remarks);
    }

    /** The next start finds it, whether or not this one comes to write anything. */
    private void putInPlace(Cib backup, List<String> remarks) {
        try {
            replace(backup);
            written = Optional.of(backup);
        } catch (IOException e) {
            remarks.add("it cannot be put in place: " + e.getMessage());
        }
    }

    private boolean known(String text) throws IOException {
        return Files.readAllLines(folder.resolve(DIGESTS)).contains(Durable.digest(text));
    }

    private void setAside(Path file, List<String> remarks) {
        try {
            int number = 1;
            while (number < MOST_ASIDE
                    && Files.exists(folder.resolve(DOCUMENT + ".bad-" + number))) {
                number++;
            }
            Path aside = folder.resolve(DOCUMENT + ".bad-" + number);
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            remarks.add("it is kept as " + aside);
        } catch (IOException e) {
            remarks.add("it cannot be kept aside: " + e.getMessage());
        }
    }

    @Override
    public void save(Cib cib, Optional<Author> author, Consumer<Saved> done) {
        if (!queue.offer(new Waiting(Optional.of(cib), author, done))) {
            loop.accept(() -> done.accept(new Saved.Failed("too many writes are waiting")));
        }
    }

    /** Ends the writer when everything waiting is written. */
    @Override
    public void close() {
        try {
            queue.put(new Waiting(Optional.empty(), Optional.empty(), _ -> {}));
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try (log) {
            var batch = new ArrayList<Waiting>();
            boolean open = true;
            while (open) {
                batch.clear();
                batch.add(next());
                queue.drainTo(batch);
                open = batch.stream().allMatch(one -> one.cib().isPresent());
                batch.stream()
                        .flatMap(one -> one.cib().stream())
                        .reduce((_, later) -> later)
                        .ifPresent(latest -> tell(batch, attempt(latest, batch)));
            }
            settle();
        } catch (IOException e) {
            // Everything was synced; there is only nobody left to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is to be written next; meanwhile, if it takes a moment, the document catches up. */
    private Waiting next() throws InterruptedException {
        Waiting next =
                written.map(Cib::version).equals(document)
                        ? null
                        : queue.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            settle();
            next = queue.take();
        }
        return next;
    }

    /** The document catches up with the log. If it cannot, the log stays, and nothing is lost. */
    private void settle() {
        try {
            if (!written.map(Cib::version).equals(document)) {
                replace(written.orElseThrow());
            }
        } catch (IOException | RuntimeException e) {
            // The next write says so if it fails as well.
        }
    }

    private void tell(List<Waiting> batch, Saved saved) {
        List<Waiting> told = List.copyOf(batch);
        loop.accept(() -> told.forEach(one -> one.done().accept(saved)));
    }

    private Saved attempt(Cib cib, List<Waiting> batch) {
        try {
            Optional<Cib> before = written;
            List<Journal.Step> steps = before.map(known -> steps(known, batch)).orElse(List.of());
            if (before.filter(known -> follows(known, cib)).isPresent() && log.takesMore()) {
                log.append(
                        steps.size() == 1
                                ? steps.getFirst().patch()
                                : CibPatch.diff(before.get(), cib));
            } else {
                replace(cib);
            }
            written = Optional.of(cib);
            note(steps);
            return new Saved.Done();
        } catch (IOException | RuntimeException e) {
            return new Saved.Failed(folder.resolve(DOCUMENT) + ": " + e);
        }
    }

    /** What is synced is kept, even if the story of it cannot be told. */
    private void note(List<Journal.Step> steps) {
        try {
            if (!steps.isEmpty()) {
                journal.add(steps);
            }
        } catch (IOException e) {
            LOG.warn("the journal in {} cannot be written: {}", folder, e.getMessage());
        }
    }

    /** Each document of a batch as a step from the one before, though only the last was synced. */
    private static List<Journal.Step> steps(Cib first, List<Waiting> batch) {
        var steps = new ArrayList<Journal.Step>();
        Cib before = first;
        for (Waiting one : batch) {
            Cib after = one.cib().orElse(before);
            if (after != before) {
                steps.add(new Journal.Step(CibPatch.diff(before, after), one.author()));
            }
            before = after;
        }
        return steps;
    }

    private static boolean follows(Cib before, Cib after) {
        return after.version().compareTo(before.version()) > 0;
    }

    private void replace(Cib cib) throws IOException {
        Path file = folder.resolve(DOCUMENT);
        if (document.filter(before -> !before.sameEpoch(cib.version())).isPresent()) {
            backups.keep(file, lastDigest, document.get());
        }
        byte[] text = cib.toXml().getBytes(StandardCharsets.UTF_8);
        String digest = Durable.digest(text);
        String old = Files.exists(file) ? Durable.digest(Files.readAllBytes(file)) : "";
        Path fresh = Durable.write(folder.resolve(DOCUMENT + ".new"), text);
        Durable.replace(
                folder.resolve(DIGESTS),
                (digest + "\n" + old + "\n").getBytes(StandardCharsets.UTF_8));
        Durable.rename(fresh, file);
        document = Optional.of(cib.version());
        lastDigest = digest;
        log.clear();
    }
}
