package systole.engine.sim;

import systole.engine.port.ProcessOutcome;
import systole.engine.port.ProcessRequest;
import systole.engine.port.ProcessRunner;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.function.Consumer;

/** Runs simulated agents: state machines that take their time, fail, hang, or are not there. */
public final class SimProcesses implements ProcessRunner {
    private final SimLoop loop;
    private final Agents agents;
    private int underWay;
    private int most;

    /** Runs the agents of a machine for the engine of that loop. */
    public SimProcesses(SimLoop loop, Agents agents) {
        this.loop = loop;
        this.agents = agents;
    }

    /** The most processes that were ever under way at once. */
    public int most() {
        return most;
    }

    @Override
    public Run start(ProcessRequest request, Consumer<ProcessOutcome> done) {
        var run = new AgentRun(request, done);
        run.begin();
        return run;
    }

    private final class AgentRun implements Run {
        private final ProcessRequest request;
        private final Consumer<ProcessOutcome> done;
        private final ResourceId resource;
        private final String operation;
        private final Duration interval;
        private final int powerCycle = agents.powerCycle();
        private boolean ended;

        AgentRun(ProcessRequest request, Consumer<ProcessOutcome> done) {
            this.request = request;
            this.done = done;
            this.operation = request.command().getLast();
            this.resource =
                    ResourceId.of(
                            request.environment().getOrDefault("OCF_RESOURCE_INSTANCE", "nothing"));
            this.interval =
                    Duration.ofMillis(
                            Long.parseLong(
                                    request.environment()
                                            .getOrDefault("OCF_RESKEY_CRM_meta_interval", "0")));
        }

        void begin() {
            underWay++;
            most = Math.max(most, underWay);
            agents.world()
                    .observe(
                            new Observation.OperationBegan(
                                    agents.node(), resource, operation, interval));
            if (!agents.installed(resource)) {
                end(
                        new ProcessOutcome.NotRun(ProcessOutcome.Reason.NOT_FOUND, "no such agent"),
                        false);
                return;
            }
            Agents.Script script = agents.script(operation);
            agents.after(script.effectAfter(), () -> change(script));
            if (script.endsAfter().compareTo(request.timeout()) < 0) {
                agents.after(script.endsAfter(), () -> complete(script));
            } else {
                agents.after(request.timeout(), this::timeOut);
            }
        }

        private void change(Agents.Script script) {
            if (goesOn()) {
                agents.apply(script.effect(), resource);
            }
        }

        private void complete(Agents.Script script) {
            if (goesOn()) {
                int code =
                        operation.equals("monitor")
                                ? agents.examined(resource, script.exitCode())
                                : script.exitCode();
                end(new ProcessOutcome.Completed(code, ""), code == 0);
            }
        }

        private void timeOut() {
            if (goesOn()) {
                end(new ProcessOutcome.TimedOut(request.timeout(), ""), false);
            }
        }

        @Override
        public void kill() {
            if (goesOn()) {
                end(new ProcessOutcome.Killed(""), false);
            }
        }

        private boolean goesOn() {
            return !ended && powerCycle == agents.powerCycle();
        }

        private void end(ProcessOutcome outcome, boolean succeeded) {
            ended = true;
            underWay--;
            agents.world()
                    .observe(
                            new Observation.OperationEnded(
                                    agents.node(),
                                    resource,
                                    operation,
                                    interval,
                                    outcome.toString(),
                                    succeeded));
            if (agents.answer()) {
                loop.post(() -> done.accept(outcome));
            }
        }
    }
}
