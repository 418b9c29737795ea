package systole.remote.bus;

import static systole.remote.bus.Station.ALPHA;
import static systole.remote.bus.Station.BETA;

/** The bus over SSH keeps the promises of every bus. */
final class SshBusContractTest extends BusContract {
    @Override
    Station station(Start start) {
        return new Station(start.node(), start.generation(), Station.KEYS, BusLimits.USUAL).open();
    }

    @Override
    void introduce(Station one, Station other) {
        other.knows(ALPHA, one.address());
        one.knows(BETA, other.address());
    }
}
