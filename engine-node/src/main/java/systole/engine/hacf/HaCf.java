package systole.engine.hacf;

import systole.model.node.NodeName;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What ha.cf says of a node, checked. It carries only what the file says: addresses of nodes are
 * found at run time.
 *
 * @param cluster the cluster's name
 * @param self this node, one of {@code nodes}
 * @param nodes all members, in the file's order, in lower case
 * @param idle directives that were accepted and mean nothing to this engine
 */
public record HaCf(
        String cluster,
        NodeName self,
        List<NodeName> nodes,
        Timing timing,
        Links links,
        Rules rules,
        Logging logging,
        Daemon daemon,
        List<Directive> idle) {

    /** Copies the lists. */
    public HaCf {
        nodes = List.copyOf(nodes);
        idle = List.copyOf(idle);
    }

    /**
     * The spans between beats and conclusions.
     *
     * @param keepalive between two beats
     * @param warntime after which a beat is said to be late
     * @param deadtime after which a silent node counts as dead
     * @param initdead how long a node that has just started waits for the others
     * @param deadping after which a silent ping node counts as gone
     */
    public record Timing(
            Duration keepalive,
            Duration warntime,
            Duration deadtime,
            Duration initdead,
            Duration deadping) {}

    /**
     * How nodes and ping nodes are reached.
     *
     * @param pingNodes hosts outside the cluster, each for itself
     * @param udpPort of media that name none
     * @param busPort TCP port of the connections between engines
     */
    public record Links(
            List<Medium> media,
            List<String> pingNodes,
            List<PingGroup> pingGroups,
            int udpPort,
            int busPort) {

        /** Copies the lists. */
        public Links {
            media = List.copyOf(media);
            pingNodes = List.copyOf(pingNodes);
            pingGroups = List.copyOf(pingGroups);
        }
    }

    /**
     * How the cluster forms and what it trusts.
     *
     * @param waitForAll whether a cluster that starts waits until every node has been seen
     * @param acceptCrc whether keys that prove nothing are accepted
     */
    public record Rules(
            Crm crm,
            Autojoin autojoin,
            AutoFailback autoFailback,
            UuidSource uuidFrom,
            boolean waitForAll,
            boolean acceptCrc) {}

    /** Whether resources come from the CIB. */
    public enum Crm {
        /** In Heartbeat: from haresources. */
        OFF,
        /** From the CIB. */
        ON,
        /** From the CIB; a daemon of Heartbeat that died was started again. */
        RESPAWN,
        /** From the CIB; the administrator started the daemons of Heartbeat. */
        MANUAL
    }

    /** Which nodes may join without being listed. */
    public enum Autojoin {
        /** No node. */
        NONE,
        /** Any but this one. */
        OTHER,
        /** Any. */
        ANY
    }

    /** Whether resources of Heartbeat 1 returned to their preferred node. */
    public enum AutoFailback {
        /** They did. */
        ON,
        /** They stayed. */
        OFF,
        /** As before there was a choice. */
        LEGACY;

        static AutoFailback of(boolean on) {
            return on ? ON : OFF;
        }
    }

    /** Where a node's identity comes from. */
    public enum UuidSource {
        /** A file of the node's own. */
        FILE,
        /** The node's name. */
        NODENAME
    }

    /**
     * Where the log goes.
     *
     * @param file everything but debugging; empty for none
     * @param debugFile everything; empty for none
     * @param facility of syslog; empty for none
     * @param useLogd whether the log goes through the logging daemon
     * @param debug how talkative, 0 to 255
     */
    public record Logging(
            Optional<String> file,
            Optional<String> debugFile,
            Optional<String> facility,
            boolean useLogd,
            int debug) {}

    /**
     * How the process runs.
     *
     * @param watchdog the device to keep calm, empty for none
     * @param realtime whether beats are sent at real-time priority
     * @param priority the real-time priority, empty for the usual
     * @param environment what agents find in their environment, under {@code HA_} and the name
     * @param consolePort TCP port for consoles and ssh; 0 for none
     */
    public record Daemon(
            Optional<String> watchdog,
            boolean realtime,
            Optional<Integer> priority,
            Map<String, String> environment,
            int consolePort) {

        /** Copies the environment, keeping its order. */
        public Daemon {
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }
    }
}
