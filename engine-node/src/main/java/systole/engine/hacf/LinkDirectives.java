package systole.engine.hacf;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Directives about media and ping nodes. */
final class LinkDirectives {
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern ADDRESS = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern GROUP = Pattern.compile("(22[4-9]|23\\d)(\\." + BYTE + "){3}");

    /** What the kernel takes for an interface's name. */
    private static final Pattern DEVICE = Pattern.compile("(?U)[\\p{Graph}&&[^/]]{1,15}");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9.:%_-]{0,254}");
    private static final Kind<Integer> PORT = Kind.number(1, 65535);

    private LinkDirectives() {}

    static void udpPort(Directive directive, Draft draft) {
        Directives.value(directive, PORT, draft).ifPresent(port -> draft.udpPort = port);
        if (draft.triedMedium) {
            draft.warning(
                    directive,
                    "udpport stands after media, which keep the port before it",
                    "put udpport before the first bcast, mcast or ucast");
        }
    }

    static void udp(Directive directive, Draft draft) {
        draft.warning(directive, "udp is a deprecated name of bcast", "write bcast");
        bcast(directive, draft);
    }

    static void bcast(Directive directive, Draft draft) {
        draft.triedMedium = true;
        if (directive.options().isEmpty()) {
            draft.error(
                    directive, "bcast: missing interface", "bcast takes interfaces: bcast eth0");
        }
        for (String device : directive.options()) {
            if (isDevice(directive, device, draft)) {
                add(directive, new Medium.Bcast(device, draft.udpPort), draft);
            }
        }
    }

    static void mcast(Directive directive, Draft draft) {
        draft.triedMedium = true;
        List<String> words = directive.options();
        String usage =
                "mcast takes interface, group, port, ttl, loop: mcast eth0 239.0.0.1 694 1 0";
        if (words.size() != 5) {
            draft.error(
                    directive,
                    "mcast: [" + directive.rest() + "] has " + words.size() + " of 5 values",
                    usage);
            return;
        }
        Optional<String> group = Optional.of(words.get(1)).filter(GROUP.asMatchPredicate());
        Optional<Integer> port = PORT.read(words.get(2));
        Optional<Integer> ttl = Kind.number(0, 255).read(words.get(3));
        Optional<Integer> loop = Kind.number(0, 1).read(words.get(4));
        if (group.isEmpty()) {
            draft.error(
                    directive,
                    "mcast: [" + words.get(1) + "] is no multicast address",
                    "take one from 224.0.0.0 to 239.255.255.255, such as 239.0.0.1");
        } else if (port.isEmpty() || ttl.isEmpty() || loop.isEmpty()) {
            draft.error(
                    directive,
                    "mcast: illegal port, ttl or loop in [" + directive.rest() + "]",
                    usage);
        } else if (isDevice(directive, words.get(0), draft)) {
            var medium =
                    new Medium.Mcast(
                            words.get(0), group.get(), port.get(), ttl.get(), loop.get() == 1);
            add(directive, medium, draft);
        }
    }

    static void ucast(Directive directive, Draft draft) {
        draft.triedMedium = true;
        List<String> words = directive.options();
        String usage = "write the interface first: ucast eth0 ";
        if (words.size() < 2) {
            draft.error(
                    directive,
                    "ucast: [" + directive.rest() + "] missing target IP address/hostname",
                    usage
                            + words.stream()
                                    .filter(ADDRESS.asMatchPredicate())
                                    .findFirst()
                                    .orElse("10.0.0.2"));
        } else if (words.size() > 2) {
            draft.error(
                    directive,
                    "ucast: [" + directive.rest() + "] has more than one target",
                    "write a line for each: ucast " + words.get(0) + " " + words.get(1));
        } else if (isDevice(directive, words.get(0), draft)) {
            if (isHost(directive, words.get(1), draft)) {
                add(directive, new Medium.Ucast(words.get(0), words.get(1), draft.udpPort), draft);
            }
        }
    }

    private static void add(Directive directive, Medium medium, Draft draft) {
        if (draft.media.contains(medium)) {
            draft.warning(directive, "this medium is given twice", "remove one of the lines");
        } else {
            draft.media.add(medium);
        }
    }

    static void ping(Directive directive, Draft draft) {
        if (directive.options().isEmpty()) {
            draft.error(directive, "ping: missing host", "ping takes hosts: ping 10.0.0.254");
        }
        for (String host : directive.options()) {
            if (isHost(directive, host, draft) && !draft.pingNodes.contains(host)) {
                draft.pingNodes.add(host);
                draft.pinged.add(new Draft.Ping(directive.line(), "ping", host));
            }
        }
    }

    static void pingGroup(Directive directive, Draft draft) {
        List<String> words = directive.options();
        if (words.size() < 2) {
            draft.error(
                    directive,
                    "ping_group: [" + directive.rest() + "] missing hosts",
                    "ping_group takes a name and hosts: ping_group routers 10.0.0.253 10.0.0.254");
            return;
        }
        String name = words.getFirst();
        List<String> members = words.subList(1, words.size()).stream().distinct().toList();
        if (draft.pingGroups.stream().anyMatch(group -> group.name().equals(name))) {
            draft.error(
                    directive,
                    "ping_group " + name + " is given twice",
                    "put all its hosts on one line");
        } else if (members.stream().allMatch(host -> isHost(directive, host, draft))) {
            draft.pingGroups.add(new PingGroup(name, members));
            members.forEach(
                    host ->
                            draft.pinged.add(
                                    new Draft.Ping(directive.line(), "ping_group " + name, host)));
        }
    }

    static void unavailable(Directive directive, Draft draft) {
        draft.idle.add(directive);
        draft.warning(
                directive,
                directive.name() + " is not available in this version, the line is not used",
                "use bcast, mcast or ucast for beats and ping for hosts outside");
    }

    private static boolean isDevice(Directive directive, String device, Draft draft) {
        boolean legal = DEVICE.matcher(device).matches() && !ADDRESS.matcher(device).matches();
        if (!legal) {
            draft.error(
                    directive,
                    directive.name() + ": [" + device + "] is no network interface",
                    "name one that ip link shows, such as eth0");
        }
        return legal;
    }

    private static boolean isHost(Directive directive, String host, Draft draft) {
        boolean address = host.matches("[0-9.]+");
        boolean legal =
                HOST.matcher(host).matches() && (!address || ADDRESS.matcher(host).matches());
        if (!legal) {
            draft.error(
                    directive,
                    directive.name() + ": [" + host + "] is no IP address/hostname",
                    "give an address such as 10.0.0.2, or a host's name");
        }
        return legal;
    }
}
