package systole.remote.client;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * Bytes to and from a node that has let us in.
 *
 * @param cut ends it soon, from any thread, any number of times, and never blocks; who reads or
 *     writes is woken
 */
record Line(InputStream in, OutputStream out, Runnable cut) {}
