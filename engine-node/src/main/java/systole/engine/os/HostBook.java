package systole.engine.os;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The IPv4 addresses of hosts. Never blocks: names are looked up on another thread, again and again
 * until they are known and once a minute from then on.
 */
final class HostBook {
    private static final long KEPT = Duration.ofMinutes(1).toNanos();

    private final List<String> names;
    private final Map<String, Inet4Address> addresses = new ConcurrentHashMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private long looked;

    /** Knows at once what is written as an address. */
    HostBook(Collection<String> hosts) {
        for (String host : hosts) {
            try {
                if (InetAddress.ofLiteral(host) instanceof Inet4Address address) {
                    addresses.put(host, address);
                }
            } catch (IllegalArgumentException aName) {
                // It is looked up.
            }
        }
        names = hosts.stream().filter(host -> !addresses.containsKey(host)).distinct().toList();
    }

    /** The address of a host, if it is known. */
    Optional<Inet4Address> addressOf(String host) {
        return Optional.ofNullable(addresses.get(host));
    }

    /** Tells whether a host was looked up in vain. */
    boolean isUnknown(String host) {
        return unknown.contains(host);
    }

    /** Has names looked up if it is time. */
    void refresh(long now) {
        boolean due = names.stream().anyMatch(name -> !addresses.containsKey(name));
        if (!names.isEmpty()
                && (due || now - looked >= KEPT)
                && looking.compareAndSet(false, true)) {
            looked = now;
            Thread.ofPlatform().daemon().name("resolve").start(this::look);
        }
    }

    private void look() {
        try {
            names.forEach(this::look);
        } finally {
            looking.set(false);
        }
    }

    private void look(String name) {
        try {
            Arrays.stream(InetAddress.getAllByName(name))
                    .filter(Inet4Address.class::isInstance)
                    .map(Inet4Address.class::cast)
                    .findFirst()
                    .ifPresentOrElse(
                            address -> {
                                addresses.put(name, address);
                                unknown.remove(name);
                            },
                            () -> unknown.add(name));
        } catch (UnknownHostException e) {
            // What was known stays; the rest is looked up again.
            if (!addresses.containsKey(name)) {
                unknown.add(name);
            }
        }
    }
}
