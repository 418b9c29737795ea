package systole.model.node;

import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;

import java.util.List;

/**
 * The operations known of one resource on one node, in document order (the order of time is {@link
 * HistoryEntry#callId}).
 */
public record ResourceHistory(ResourceId resource, AgentName agent, List<HistoryEntry> entries) {

    /** Copies the entries. */
    public ResourceHistory {
        entries = List.copyOf(entries);
    }
}
