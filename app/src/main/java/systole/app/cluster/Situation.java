package systole.app.cluster;

import systole.engine.scheduler.Decision;
import systole.model.cib.Cib;

/** A CIB and the decision that was taken on exactly this CIB. */
public record Situation(Cib cib, Decision decision) {}
