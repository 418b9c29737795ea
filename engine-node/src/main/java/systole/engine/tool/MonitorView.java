package systole.engine.tool;

/**
 * What of the cluster a page shows.
 *
 * @param byNode resources stand below the nodes they run on
 * @param inactive what does not run is listed, too
 */
record MonitorView(boolean byNode, boolean inactive) {}
