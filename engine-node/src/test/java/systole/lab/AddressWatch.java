package systole.lab;

import systole.model.node.NodeName;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Hears from the kernel of every host when the address comes and goes, to a millisecond or so. */
final class AddressWatch implements AutoCloseable {
    private final Holdings holdings = new Holdings();
    private final List<Listening> hosts = new ArrayList<>();
    private final String needle;

    /** Begins before any host has the address. */
    AddressWatch(Lab lab, String address) {
        needle = " inet " + address + "/";
        for (NodeName host : lab.hosts()) {
            hosts.add(
                    new Listening(
                            lab.startBeside(host, List.of("ip", "-ts", "-o", "monitor", "address")),
                            line -> heard(host, line)));
        }
    }

    /** What was seen so far. */
    Holdings holdings() {
        return holdings;
    }

    /** As in {@code [2026-11-22T16:19:16.826275] Deleted 2: eth0 inet 10.77.0.100/24 …}. */
    private void heard(NodeName host, String line) {
        if (!line.contains(needle)) {
            return;
        }
        Instant at =
                LocalDateTime.parse(line.substring(1, line.indexOf(']')))
                        .atZone(ZoneId.systemDefault())
                        .toInstant();
        if (line.contains("] Deleted ")) {
            holdings.lost(host, at);
        } else {
            holdings.gained(host, at);
        }
    }

    @Override
    public void close() {
        hosts.forEach(Listening::close);
    }
}
