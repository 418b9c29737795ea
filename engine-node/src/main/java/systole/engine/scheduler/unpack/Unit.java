package systole.engine.scheduler.unpack;

import systole.model.resource.AgentName;
import systole.model.resource.OperationDefinition;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One primitive as the scheduler sees it.
 *
 * @param index its place among all units, from 0
 * @param definition empty for an orphan
 * @param bunch the index of the group it is a member of, or −1
 * @param parameters what its agent is given
 * @param observations what the hosts' histories say, in the order of the hosts
 * @param managed configured as managed, and not blocked by what happened to it
 */
public record Unit(
        int index,
        ResourceId id,
        AgentName agent,
        Optional<Resource.Primitive> definition,
        int bunch,
        Settings settings,
        Map<String, String> parameters,
        List<Observation> observations,
        boolean managed) {

    /** Tells whether only its history is left of it. */
    public boolean orphan() {
        return definition.isEmpty();
    }

    /** Tells whether it may be touched but for a failure that blocks it. */
    public boolean blocked() {
        return settings.managed() && !managed;
    }

    /** The operations its definition names. */
    public List<OperationDefinition> operations() {
        return definition.map(Resource.Primitive::operations).orElse(List.of());
    }

    /** Where it runs. */
    public List<Observation> active() {
        return observations.stream().filter(Observation::active).toList();
    }

    /** What is known of it on one host. */
    public Optional<Observation> observed(Host host) {
        return observations.stream().filter(one -> one.host().index() == host.index()).findFirst();
    }

    /** Tells whether its start is allowed without a quorum ({@code prereq="nothing"}). */
    public boolean startsWithoutQuorum() {
        return definition.stream()
                .flatMap(primitive -> primitive.source().path("operations").stream())
                .flatMap(operations -> operations.elements("op").stream())
                .filter(op -> op.attribute("name", "").equals("start"))
                .anyMatch(
                        op ->
                                op.attribute("prereq", op.attribute("requires", ""))
                                        .equals("nothing"));
    }

    /** The worst failure that counts anywhere. */
    public FailurePolicy worst() {
        return observations.stream()
                .map(Observation::policy)
                .reduce(FailurePolicy.IGNORE, FailurePolicy::worse);
    }

    /**
     * Tells whether nothing may run it: an administrator, a failure or the lack of a definition.
     */
    public boolean meantToStop() {
        return settings.target().value() == Settings.Target.STOPPED
                || worst() == FailurePolicy.STOP;
    }
}
