package systole.engine.scheduler.unpack;

import systole.model.resource.ResourceId;

import java.util.List;

/**
 * A group as the scheduler sees it.
 *
 * @param index its place among all bunches, from 0
 * @param members never empty
 */
public record Bunch(
        int index, ResourceId id, List<Unit> members, boolean ordered, boolean collocated) {

    /** Copies the members. */
    public Bunch {
        members = List.copyOf(members);
    }

    /** The first member, which speaks for a collocated group. */
    public Unit first() {
        return members.getFirst();
    }

    /** The last member. */
    public Unit last() {
        return members.getLast();
    }
}
