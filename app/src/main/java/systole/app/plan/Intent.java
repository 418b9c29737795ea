package systole.app.plan;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the user means to do. Nothing happens until its plan is applied. */
public sealed interface Intent {

    /** Run a resource or group on that node. */
    record MoveResource(ResourceId resource, NodeName target) implements Intent {}

    /** Stop a resource or group and keep it stopped. */
    record StopResource(ResourceId resource) implements Intent {}

    /** Let a resource or group run again. */
    record StartResource(ResourceId resource) implements Intent {}

    /** Keep all resources off a node. */
    record Standby(NodeName node) implements Intent {}

    /** Let a node run resources again. */
    record Unstandby(NodeName node) implements Intent {}

    /** Forget the failures of a resource, on one node or on all. */
    record CleanUp(ResourceId resource, Optional<NodeName> node) implements Intent {}

    /** Let the cluster look after a resource again. */
    record Manage(ResourceId resource) implements Intent {}

    /** Make the cluster leave a resource alone. */
    record Unmanage(ResourceId resource) implements Intent {}

    /**
     * Any other change of the configuration.
     *
     * @param title the effect in words
     * @param edit from the old root to the new; must give the same result for the same root
     */
    record EditConfiguration(Phrase title, UnaryOperator<XmlElement> edit) implements Intent {}

    /** The resource it speaks of, if it speaks of one. */
    default Optional<ResourceId> subject() {
        return switch (this) {
            case MoveResource(var resource, _) -> Optional.of(resource);
            case StopResource(var resource) -> Optional.of(resource);
            case StartResource(var resource) -> Optional.of(resource);
            case CleanUp(var resource, _) -> Optional.of(resource);
            case Manage(var resource) -> Optional.of(resource);
            case Unmanage(var resource) -> Optional.of(resource);
            case Standby _, Unstandby _, EditConfiguration _ -> Optional.empty();
        };
    }

    /** The effect in words. */
    default Phrase title() {
        return switch (this) {
            case MoveResource(var resource, var target) ->
                    Phrase.of("plan.title.move", resource, target);
            case StopResource(var resource) -> Phrase.of("plan.title.stop", resource);
            case StartResource(var resource) -> Phrase.of("plan.title.start", resource);
            case Standby(var node) -> Phrase.of("plan.title.standby", node);
            case Unstandby(var node) -> Phrase.of("plan.title.unstandby", node);
            case CleanUp(var resource, var node) ->
                    node.map(on -> Phrase.of("plan.title.cleanup.on", resource, on))
                            .orElseGet(() -> Phrase.of("plan.title.cleanup", resource));
            case Manage(var resource) -> Phrase.of("plan.title.manage", resource);
            case Unmanage(var resource) -> Phrase.of("plan.title.unmanage", resource);
            case EditConfiguration(var title, _) -> title;
        };
    }
}
