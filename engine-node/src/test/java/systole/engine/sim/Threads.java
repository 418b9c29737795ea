package systole.engine.sim;

import java.util.List;

/** The threads of a process, with their timers; the bus calls from one of its own. */
record Threads(
        SimLoop engine, SimTimers timers, SimLoop heart, SimTimers heartTimers, SimLoop bus) {
    static Threads of(World world, String boot, SimRandom random) {
        var engine = new SimLoop(world, boot);
        var heart = new SimLoop(world, boot + " heart");
        return new Threads(
                engine,
                new SimTimers(engine, random.split("timers " + boot)),
                heart,
                new SimTimers(heart, random.split("heart's timers " + boot)),
                new SimLoop(world, boot + " bus"));
    }

    List<SimLoop> all() {
        return List.of(engine, heart, bus);
    }
}
