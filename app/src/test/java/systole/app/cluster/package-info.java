/**
 * Tests of the console's picture of a cluster, and the fixtures all screens are tested with: {@link
 * systole.app.cluster.FakeLink}, {@link systole.app.cluster.SimulatedPulse}, {@link
 * systole.app.cluster.Seed}.
 */
@NullMarked
package systole.app.cluster;

import org.jspecify.annotations.NullMarked;
