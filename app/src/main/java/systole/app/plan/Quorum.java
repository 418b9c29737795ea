package systole.app.plan;

/**
 * What a plan does to quorum and fencing.
 *
 * @param online nodes that take part, before and after: no plan made here takes a node away
 * @param expected configured nodes
 * @param fencing nodes will be fenced
 */
public record Quorum(int online, int expected, boolean quorate, boolean fencing) {}
