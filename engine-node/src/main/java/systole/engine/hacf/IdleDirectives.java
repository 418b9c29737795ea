package systole.engine.hacf;

import java.util.List;
import java.util.Optional;

/** Directives that are read and checked, and mean nothing to this engine. */
final class IdleDirectives {
    private static final String LINKS = "links need no such setting here";
    private static final String DAEMONS = "one process does the work of Heartbeat's daemons";
    private static final String MEMORY = "the Java runtime looks after memory and dumps";

    private IdleDirectives() {}

    static void addTo(Directives all) {
        idle(all, "hopfudge", Kind.number(0, 255), LINKS);
        idle(
                all,
                "baud",
                Kind.oneOf("9600", "19200", "38400", "57600", "115200", "230400", "460800"),
                LINKS);
        idle(all, "msgfmt", Kind.oneOf("classic", "netstring"), LINKS);
        idle(all, "compression", Kind.oneOf("zlib", "bz2"), LINKS);
        idle(all, "compression_threshold", Kind.number(0, 999_999_999), LINKS);
        idle(all, "traditional_compression", Kind.FLAG, LINKS);
        idle(all, "max_rexmit_delay", Kind.number(1, 999_999_999), LINKS);
        idle(all, "hbgenmethod", Kind.oneOf("file", "time"), "starts are counted in a file");
        idle(all, "conn_logd_time", Kind.SPAN_OF_TIME, "the log is written by the engine itself");
        idle(all, "syslogmsgfmt", Kind.FLAG, "the log has one format");
        idle(all, "log_badpack", Kind.FLAG, "bad packets are counted and said once a minute");
        idle(all, "use_apphbd", Kind.FLAG, "the engine watches itself");
        idle(all, "memreserve", Kind.number(0, 999_999_999), MEMORY);
        idle(all, "coredumps", Kind.FLAG, MEMORY);
        idle(all, "coreroot", Kind.PATH, MEMORY);
        idle(all, "record_config_changes", Kind.FLAG, "changes are always recorded");
        idle(all, "record_pengine_inputs", Kind.FLAG, "changes are always recorded");
        idle(all, "enable_config_writes", Kind.FLAG, "the CIB is always written");
        idle(all, "quorum_server", Kind.WORD, "use a ping node as a tie-break of two nodes");
        all.add("respawn", IdleDirectives::respawn);
        all.add("failfast", IdleDirectives::respawn);
        all.add("apiauth", IdleDirectives::apiAuthority);
        all.add("stonith", IdleDirectives::stonith);
        all.add("stonith_host", IdleDirectives::stonithHost);
    }

    private static void idle(Directives all, String name, Kind<?> kind, String hint) {
        all.add(
                name,
                (directive, draft) ->
                        Directives.value(directive, kind, draft)
                                .ifPresent(_ -> draft.idle(directive, hint)));
    }

    private static void respawn(Directive directive, Draft draft) {
        List<String> words = directive.words();
        String usage = directive.name() + " takes a user, an absolute path and arguments";
        if (words.size() < 2) {
            draft.error(directive, directive.name() + ": missing user or command", usage);
        } else if (!words.get(1).startsWith("/")) {
            draft.error(
                    directive,
                    directive.name() + ": [" + words.get(1) + "] is not an absolute path",
                    usage);
        } else {
            draft.respawned.add(directive);
            draft.idle(directive, DAEMONS);
        }
    }

    private static void apiAuthority(Directive directive, Draft draft) {
        List<String> words = directive.words();
        Optional<String> illegal =
                words.stream().skip(1).filter(word -> !word.matches("[ug]id=\\S+")).findFirst();
        String usage =
                "apiauth takes a client and uid=USERS or gid=GROUPS: apiauth ping gid=haclient";
        if (words.size() < 2) {
            draft.error(directive, "apiauth: missing client, uid= or gid=", usage);
        } else if (illegal.isPresent()) {
            draft.error(directive, "apiauth: illegal value [" + illegal.get() + "]", usage);
        } else if (draft.idle.stream().anyMatch(other -> sameClient(other, words.getFirst()))) {
            draft.error(
                    directive,
                    "apiauth " + words.getFirst() + " is given twice",
                    "put its users and groups on one line");
        } else {
            draft.idle(directive, "the engine's own socket is for root and the group haclient");
        }
    }

    private static boolean sameClient(Directive other, String client) {
        return other.name().equals("apiauth") && other.words().getFirst().equals(client);
    }

    private static void stonith(Directive directive, Draft draft) {
        needs(directive, draft, "stonith takes a type and a configuration file");
    }

    private static void stonithHost(Directive directive, Draft draft) {
        needs(directive, draft, "stonith_host takes a host or *, a type and parameters");
    }

    private static void needs(Directive directive, Draft draft, String usage) {
        if (directive.words().size() < 2) {
            draft.error(directive, directive.name() + ": missing value", usage);
        } else {
            draft.idle(directive, "fencing devices are resources of the CIB");
        }
    }
}
