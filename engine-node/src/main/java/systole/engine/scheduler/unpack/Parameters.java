package systole.engine.scheduler.unpack;

import systole.model.resource.AttributeSet;
import systole.model.resource.Resource;
import systole.model.rule.RuleContext;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an agent is given: its instance attributes, then those its group lends it. Meta attributes
 * that Heartbeat 2's tools leave among them are not parameters: stopping a resource with {@code
 * crm_resource -p target_role} must not look like a changed definition.
 */
final class Parameters {
    private static final Set<String> META =
            Set.of(
                    "target-role",
                    "is-managed",
                    "resource-stickiness",
                    "resource-failure-stickiness",
                    "migration-threshold",
                    "failure-timeout",
                    "multiple-active",
                    "priority");

    private Parameters() {}

    static Map<String, String> of(
            Resource.Primitive primitive, List<Resource> parents, RuleContext rules) {
        var parameters = new LinkedHashMap<String, String>();
        add(primitive, rules, parameters);
        parents.forEach(parent -> add(parent, rules, parameters));
        return parameters;
    }

    private static void add(Resource resource, RuleContext rules, Map<String, String> parameters) {
        for (AttributeSet set : MetaAttributes.inForce(resource.parameterSets(), rules)) {
            set.values()
                    .forEach(
                            (name, value) -> {
                                if (!META.contains(name.replace('_', '-'))) {
                                    parameters.putIfAbsent(name, value);
                                }
                            });
        }
    }
}
