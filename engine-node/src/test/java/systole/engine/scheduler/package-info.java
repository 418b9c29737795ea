/**
 * Tests of the scheduler: conformance to what the original decided, small cases of our own named
 * after the rule they show, and properties that hold for any cluster.
 */
@NullMarked
package systole.engine.scheduler;

import org.jspecify.annotations.NullMarked;
