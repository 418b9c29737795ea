package systole.remote.bootstrap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What was found before anything is changed.
 *
 * @param newcomer what the host to be added says
 * @param earliest the time at home in seconds before it was asked
 * @param latest the time at home after it had answered
 * @param members what each member says, in ha.cf's order; nothing of one that was not reached
 * @param unreached why a member was not reached
 * @param standing how the cluster stands; empty if no engine answers at home
 */
record Survey(
        HostFacts newcomer,
        long earliest,
        long latest,
        SequencedMap<String, HostFacts> members,
        SequencedMap<String, String> unreached,
        Optional<Cluster.Standing> standing) {

    /** Copies the maps, keeping their order. */
    Survey {
        members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        unreached = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(unreached));
    }

    /** How far the newcomer's clock is off at least, in seconds. */
    long skew() {
        long there = newcomer.number("seconds");
        return Math.max(0, Math.max(earliest - there, there - latest));
    }
}
