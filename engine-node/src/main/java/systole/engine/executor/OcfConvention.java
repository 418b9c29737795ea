package systole.engine.executor;

import systole.engine.message.Operation;
import systole.model.resource.AgentName;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Open Cluster Framework: the action is the only argument, parameters come in the environment, the
 * exit code is the answer (OCF resource agent API 1.0).
 */
record OcfConvention() implements Convention {

    @Override
    public List<Call> calls(Operation operation, AgentSettings settings) {
        AgentName agent = operation.agent();
        if (!Convention.plain(agent.provider()) || !Convention.plain(agent.type())) {
            return List.of();
        }
        return settings.ocfRoots().stream()
                .map(
                        root ->
                                new Call(
                                        List.of(
                                                root
                                                        + "/resource.d/"
                                                        + agent.provider()
                                                        + "/"
                                                        + agent.type(),
                                                operation.name()),
                                        environment(operation, settings, root)))
                .toList();
    }

    private static Map<String, String> environment(
            Operation operation, AgentSettings settings, String root) {
        var environment = new LinkedHashMap<>(settings.environment());
        environment.put("OCF_ROOT", root);
        environment.put("OCF_RA_VERSION_MAJOR", "1");
        environment.put("OCF_RA_VERSION_MINOR", "0");
        environment.put("OCF_RESOURCE_INSTANCE", operation.resource().value());
        environment.put("OCF_RESOURCE_TYPE", operation.agent().type());
        environment.put("OCF_RESOURCE_PROVIDER", operation.agent().provider());
        environment.put(
                "OCF_RESKEY_CRM_meta_timeout", Long.toString(operation.timeout().toMillis()));
        environment.put("OCF_RESKEY_CRM_meta_name", operation.name());
        environment.put("OCF_RESKEY_crm_feature_set", "2.0");
        if (operation.recurring()) {
            environment.put(
                    "OCF_RESKEY_CRM_meta_interval", Long.toString(operation.interval().toMillis()));
        }
        operation
                .parameters()
                .forEach((name, value) -> environment.put("OCF_RESKEY_" + variable(name), value));
        return environment;
    }

    /** A name a shell can have a variable by. */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    @Override
    public Conclusion conclude(Operation operation, int exitCode, String output) {
        return Conclusion.ended(exitCode);
    }
}
