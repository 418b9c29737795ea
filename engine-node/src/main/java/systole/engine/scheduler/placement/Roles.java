package systole.engine.scheduler.placement;

/** Roles constraints may speak of. Primitives and groups only ever are started. */
final class Roles {
    private Roles() {}

    /** Tells whether a role means whatever is running. */
    static boolean any(String role) {
        return role.isEmpty() || role.equalsIgnoreCase("Started");
    }
}
