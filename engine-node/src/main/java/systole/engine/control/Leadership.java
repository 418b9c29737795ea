package systole.engine.control;

import systole.engine.port.EnginePorts;
import systole.engine.port.View;
import systole.model.node.NodeName;

/**
 * What a command handler may use of the controller.
 *
 * @param view the view in which the command began
 */
record Leadership(
        NodeName self,
        EnginePorts ports,
        EngineSettings settings,
        View view,
        Sequencer sequencer,
        Driver driver) {}
