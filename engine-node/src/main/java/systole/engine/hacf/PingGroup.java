package systole.engine.hacf;

import java.util.List;

/** Hosts outside the cluster that count as one: up while any of them answers. */
public record PingGroup(String name, List<String> members) {

    /** Copies the members; there is at least one. */
    public PingGroup {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("ping group " + name + " has no members");
        }
    }
}
