package systole.app.connect;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import systole.remote.client.LinkState;
import systole.remote.client.Prompts;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * How one connection stands, and what it asks.
 *
 * <p>{@link #became} and {@link #prompts} are for the link's threads, all else for the window's.
 */
public final class ConnectionViewModel {
    private final Target target;
    private final Executor window;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<LinkState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new LinkState.Connecting(List.of()));
    private final ReadOnlyObjectWrapper<Optional<Question>> question =
            new ReadOnlyObjectWrapper<>(this, "question", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Instant>> lost =
            new ReadOnlyObjectWrapper<>(this, "lost", Optional.empty());
    private Runnable retry = () -> {};

    /**
     * @param window runs things on the thread of the window, in order, soon
     */
    public ConnectionViewModel(Target target, Executor window, InstantSource clock) {
        this.target = target;
        this.window = window;
        this.clock = clock;
    }

    public Target target() {
        return target;
    }

    /** What {@link #retry} does. */
    public void onRetry(Runnable action) {
        retry = action;
    }

    /** The link has a new state. */
    public void became(LinkState next) {
        window.execute(() -> adopt(next));
    }

    private void adopt(LinkState next) {
        boolean wasConnected = state.get() instanceof LinkState.Connected;
        switch (next) {
            case LinkState.Connected _ -> lost.set(Optional.empty());
            case LinkState.Lost _, LinkState.Refused _, LinkState.Closed _ -> {
                if (wasConnected) {
                    lost.set(Optional.of(clock.instant()));
                }
            }
            case LinkState.Connecting _ -> {}
        }
        state.set(next);
    }

    public ReadOnlyObjectProperty<LinkState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether a node serves this connection now; if not, everything on screen is old. */
    public boolean connected() {
        return state.get() instanceof LinkState.Connected;
    }

    /** Since when nothing has come any more; empty while connected, and before it ever was. */
    public ReadOnlyObjectProperty<Optional<Instant>> lostProperty() {
        return lost.getReadOnlyProperty();
    }

    /** What the link wants to know before it can go on. */
    public ReadOnlyObjectProperty<Optional<Question>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** Tries again at once. */
    public void retry() {
        retry.run();
    }

    /** Asks the person through {@link #questionProperty}. */
    public Prompts prompts() {
        return new Prompts() {
            @Override
            public Optional<String> passphrase(Path file, int attempt) throws InterruptedException {
                var answer = new CompletableFuture<Optional<String>>();
                return ask(new Question.Passphrase(file, attempt, answer), answer);
            }

            @Override
            public boolean trust(FirstContact contact) throws InterruptedException {
                var answer = new CompletableFuture<Boolean>();
                return ask(new Question.Trust(contact, answer), answer);
            }
        };
    }

    private <T> T ask(Question asked, CompletableFuture<T> answer) throws InterruptedException {
        window.execute(() -> question.set(Optional.of(asked)));
        try {
            return answer.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            answer.cancel(false);
            window.execute(() -> withdraw(asked));
        }
    }

    private void withdraw(Question asked) {
        if (question.get().filter(now -> now == asked).isPresent()) {
            question.set(Optional.empty());
        }
    }

    /** For listeners that want every state, the present one first. */
    public void follow(Consumer<LinkState> listener) {
        state.subscribe(listener);
    }
}
