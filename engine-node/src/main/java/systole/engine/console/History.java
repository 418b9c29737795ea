package systole.engine.console;

import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks things up in a node's journal, one question after the other, on a thread that is there only
 * while somebody asks.
 */
public final class History implements AutoCloseable {
    private static final int MOST_WAITING = 16;

    private final Search search;
    private final ThreadPoolExecutor reader;

    /** How the journal is read; it may take a while, and ends when its thread is interrupted. */
    public interface Search {
        /**
         * The revisions asked for.
         *
         * @throws IOException if they cannot be told
         */
        HistoryPage page(HistoryQuery query) throws IOException;
    }

    /** A history that searches like this. */
    public History(Search search) {
        this.search = search;
        this.reader =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(MOST_WAITING),
                        Thread.ofPlatform().daemon().name("history").factory());
        reader.allowCoreThreadTimeOut(true);
    }

    /** Looks it up; the future ends with an {@link IOException} if that is not possible. */
    public CompletableFuture<HistoryPage> ask(HistoryQuery query) {
        var answer = new CompletableFuture<HistoryPage>();
        try {
            Future<?> work = reader.submit(() -> answer(query, answer));
            var _ =
                    answer.whenComplete(
                            (_, _) -> {
                                if (answer.isCancelled()) {
                                    work.cancel(true);
                                }
                            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(
                    new IOException("too many ask for the history at once; try again"));
        }
        return answer;
    }

    private void answer(HistoryQuery query, CompletableFuture<HistoryPage> answer) {
        try {
            answer.complete(search.page(query));
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(
                    new IOException("the history cannot be read: " + e.getMessage(), e));
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
