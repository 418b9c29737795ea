package systole.app.board;

import java.util.List;

/**
 * What would run somewhere if the plan on screen were applied.
 *
 * @param name the resource or group
 * @param members the group's members that would come; empty for a single resource
 */
public record Ghost(String name, List<String> members) {
    /** Copies the members. */
    public Ghost {
        members = List.copyOf(members);
    }
}
