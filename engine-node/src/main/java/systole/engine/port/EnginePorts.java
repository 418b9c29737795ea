package systole.engine.port;

/** Everything one engine needs of the outside world. */
public record EnginePorts(
        Ticker ticker,
        WallClock clock,
        Timers timers,
        RandomSource random,
        GroupChannel group,
        ProcessRunner processes,
        CibStore store) {}
