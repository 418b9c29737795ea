package systole.engine.scheduler.unpack;

import systole.model.node.NodeName;
import systole.model.rule.RuleContext;

import java.util.Map;

/**
 * A node with what is known of it.
 *
 * @param index its place in the document, from 0
 * @param online it can be asked to do things
 * @param standby it is to run nothing for now
 * @param leaving it asked to leave the cluster
 * @param rules the node's attributes and the time, to ask rules with
 * @param failcounts by resource id, only those above zero
 */
public record Host(
        int index,
        String id,
        NodeName name,
        boolean online,
        boolean standby,
        boolean leaving,
        RuleContext rules,
        Map<String, Integer> failcounts) {

    /** Tells whether resources may be placed there. */
    public boolean usable() {
        return online && !standby && !leaving;
    }

    /** How often a resource failed there. */
    public int failcount(String resource) {
        return failcounts.getOrDefault(resource, 0);
    }
}
