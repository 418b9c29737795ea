package systole.engine.daemon.control;

import systole.engine.tool.ToolRequest;

/** What a client asks of the engine on its node. */
public sealed interface ControlRequest {
    /** To run a tool. */
    record Tool(ToolRequest request) implements ControlRequest {}

    /** To say how the engine is, as JSON. */
    record Status() implements ControlRequest {}
}
