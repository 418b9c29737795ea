package systole.app.cluster;

import systole.engine.scheduler.Decision;
import systole.model.cib.Cib;
import systole.model.resource.ResourceId;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides in the background on the latest CIB: at most one decision is under way, and CIBs that
 * were overtaken meanwhile are left out. Decides again when time alone changes the outcome.
 *
 * <p>Asked and answering on the thread of the window.
 */
final class DecisionLoop {
    private final ClusterPorts ports;
    private final Consumer<Situation> onDecided;
    private final Consumer<Map<ResourceId, FailureForecast>> onForecast;
    private final Consumer<String> onFault;
    private final Forecasts forecasts;
    private Optional<Cib> next = Optional.empty();
    private Optional<Situation> last = Optional.empty();
    private boolean busy;

    DecisionLoop(
            ClusterPorts ports,
            Consumer<Situation> onDecided,
            Consumer<Map<ResourceId, FailureForecast>> onForecast,
            Consumer<String> onFault) {
        this.ports = ports;
        this.onDecided = onDecided;
        this.onForecast = onForecast;
        this.onFault = onFault;
        forecasts = new Forecasts(ports.decider());
    }

    void request(Cib cib) {
        next = Optional.of(cib);
        begin();
    }

    /** Decides again if the last decision no longer holds at this time. */
    void tick(Instant now) {
        boolean due =
                last.flatMap(one -> one.decision().recheck())
                        .filter(at -> !at.isAfter(now))
                        .isPresent();
        if (due && next.isEmpty() && !busy) {
            request(last.orElseThrow().cib());
        }
    }

    private void begin() {
        if (busy || next.isEmpty()) {
            return;
        }
        Cib subject = next.get();
        Instant now = ports.pulse().instant();
        next = Optional.empty();
        busy = true;
        ports.background().execute(() -> decide(subject, now));
    }

    /** In the background. A fault of the scheduler must not leave the window waiting for ever. */
    private void decide(Cib subject, Instant now) {
        try {
            Decision decision = ports.decider().decide(subject, now);
            var situation = new Situation(subject, decision);
            ports.window().execute(() -> decided(situation));
            var made = forecasts.of(situation);
            ports.window().execute(() -> onForecast.accept(made));
        } catch (RuntimeException e) {
            ports.window().execute(() -> onFault.accept(String.valueOf(e.getMessage())));
        } finally {
            ports.window().execute(this::rest);
        }
    }

    private void decided(Situation situation) {
        last = Optional.of(situation);
        onDecided.accept(situation);
    }

    private void rest() {
        busy = false;
        begin();
    }
}
