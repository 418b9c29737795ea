package systole.engine.group;

import systole.engine.port.EventLoop;
import systole.engine.port.Timers;

/**
 * The two loops a group lives on. What is posted runs later, in order, never at once; false means
 * that the loop has ended or too much waits for it.
 *
 * @param timers of the heartbeat loop
 */
public record Loops(Timers timers, EventLoop heartbeat, EventLoop engine) {}
