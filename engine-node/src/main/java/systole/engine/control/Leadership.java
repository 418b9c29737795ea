package systole.engine.control;

import systole.engine.message.Message;
import systole.engine.port.EnginePorts;
import systole.engine.port.View;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.ClusterEvent.Level;

import java.util.function.Supplier;

/**
 * What a command handler may use of the controller.
 *
 * @param views tells the view that holds
 */
record Leadership(
        NodeName self,
        EnginePorts ports,
        EngineSettings settings,
        Supplier<View> views,
        Sequencer sequencer,
        Driver driver,
        EngineObserver observer) {

    /** Says something worth a line in the log. */
    void log(Level level, String text) {
        observer.log(level, text);
    }

    /** Has a node forget what it knows of a resource, and repeat nothing of it any more. */
    void forget(NodeName node, ResourceId resource) {
        ports.group().send(node, new Message.Forget(resource, ""));
        driver.forgotten(node, resource);
    }

    /** The view that holds. */
    View view() {
        return views.get();
    }
}
