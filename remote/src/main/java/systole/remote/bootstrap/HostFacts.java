package systole.remote.bootstrap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a host says of itself: names with one or more values each. */
record HostFacts(SortedMap<String, List<String>> values) {

    /** Copies the values. */
    HostFacts {
        var copy = new TreeMap<String, List<String>>();
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        values = Collections.unmodifiableSortedMap(copy);
    }

    /** Reads lines {@code NAME=VALUE}; an empty value says nothing. */
    static HostFacts of(String text) {
        var values = new TreeMap<String, List<String>>();
        text.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2 && !parts[1].isBlank())
                .forEach(
                        parts ->
                                values.computeIfAbsent(parts[0], name -> new ArrayList<>())
                                        .add(parts[1].strip()));
        return new HostFacts(values);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    long number(String name) {
        try {
            return Long.parseLong(one(name).orElse("0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** What {@code uname -n} says, in lower case. */
    String node() {
        return one("node").orElse("");
    }

    /** Whether root's rights have to be asked for; nothing if there is no way to them. */
    Optional<Boolean> sudo() {
        return one("rights").map("sudo"::equals);
    }

    /** The digest of one of the cluster's files. */
    Optional<String> digest(String file) {
        return one("file:" + file);
    }
}
