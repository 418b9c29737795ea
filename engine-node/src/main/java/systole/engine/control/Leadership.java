package systole.engine.control;

import systole.engine.port.EnginePorts;
import systole.engine.port.View;
import systole.model.node.NodeName;

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
        Driver driver) {

    /** The view that holds. */
    View view() {
        return views.get();
    }
}
