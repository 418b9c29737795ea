package systole.app.plan;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;

/**
 * One operation of a plan.
 *
 * @param begins how long after the plan's start, if everything takes as long as estimated
 * @param takes about how long
 * @param measured the estimate was measured in this cluster; otherwise it is a guess
 */
public record Step(
        ResourceId resource,
        String operation,
        NodeName node,
        Duration begins,
        Duration takes,
        boolean measured) {

    /** When it has ended. */
    public Duration ends() {
        return begins.plus(takes);
    }
}
