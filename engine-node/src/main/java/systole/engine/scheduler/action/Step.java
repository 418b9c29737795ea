package systole.engine.scheduler.action;

import org.jspecify.annotations.Nullable;

import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Observation;
import systole.engine.scheduler.unpack.Unit;
import systole.model.resource.ResourceId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One start or stop that may be needed, or a marker. */
final class Step {
    private final ResourceId resource;
    private final String operation;
    private final @Nullable Unit unit;
    private final @Nullable Host host;
    private final List<Dependency> incoming = new ArrayList<>();
    private final List<Dependency> outgoing = new ArrayList<>();
    private boolean frozen;
    private boolean required;
    private boolean runnable;
    private String reason = "";
    private String obstacle = "";

    private Step(
            ResourceId resource,
            String operation,
            @Nullable Unit unit,
            @Nullable Host host,
            boolean runnable) {
        this.resource = resource;
        this.operation = operation;
        this.unit = unit;
        this.host = host;
        this.runnable = runnable;
    }

    /** A step of a unit that may be touched. */
    static Step of(Unit unit, String operation, Host host) {
        var step = new Step(unit.id(), operation, unit, host, host.online());
        step.frozen = !unit.managed();
        return step;
    }

    /** The start of a unit that is to run nowhere: it cannot happen. */
    static Step nowhere(Unit unit) {
        var step = new Step(unit.id(), "start", unit, null, false);
        step.frozen = true;
        return step;
    }

    /** A point around the members' steps of a group. */
    static Step marker(ResourceId bunch, String operation) {
        return new Step(bunch, operation, null, null, true);
    }

    ResourceId resource() {
        return resource;
    }

    String operation() {
        return operation;
    }

    Optional<Unit> unit() {
        return Optional.ofNullable(unit);
    }

    Optional<Host> host() {
        return Optional.ofNullable(host);
    }

    boolean marker() {
        return unit == null;
    }

    List<Dependency> incoming() {
        return incoming;
    }

    List<Dependency> outgoing() {
        return outgoing;
    }

    /** Makes it wait for this one. */
    void before(Step then, Dependency.Force force, Dependency.Origin origin, String source) {
        var dependency = new Dependency(this, then, force, origin, source);
        outgoing.add(dependency);
        then.incoming.add(dependency);
    }

    boolean required() {
        return required;
    }

    boolean runnable() {
        return runnable;
    }

    /** Tells whether it is the start of a unit that may run or not since a failure blocked it. */
    boolean unsure() {
        return unit != null
                && operation.equals("start")
                && unit.observations().stream().anyMatch(Observation::blocks);
    }

    /** Tells whether it becomes part of the transition. */
    boolean taken() {
        return required && runnable;
    }

    String reason() {
        return reason;
    }

    /** Asks for it. The first reason stays. Returns whether that is new. */
    boolean require(String why) {
        if (required || frozen) {
            return false;
        }
        required = true;
        reason = why;
        return true;
    }

    /** Rules it out. The first obstacle stays. Returns whether that is new. */
    boolean forbid(String why) {
        if (!runnable) {
            return false;
        }
        runnable = false;
        obstacle = why;
        return true;
    }

    /** Why it cannot be done; empty if it can. */
    String obstacle() {
        return obstacle;
    }

    @Override
    public String toString() {
        return resource + " " + operation;
    }
}
