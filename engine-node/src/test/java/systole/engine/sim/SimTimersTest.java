package systole.engine.sim;

import systole.engine.port.TimersContract;

class SimTimersTest extends TimersContract {
    @Override
    protected Setting open() {
        SimStage stage = SimStage.open(1);
        return new Setting(
                stage,
                new SimTimers(stage.loop(), stage.world().random("timers")),
                new SimTicker(stage.world(), stage.world().random("ticker")));
    }
}
