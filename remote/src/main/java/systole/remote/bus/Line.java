package systole.remote.bus;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;

/**
 * Bytes to and from another node that has shown the cluster's key.
 *
 * @param cut ends it soon, from any thread, any number of times, and never blocks; who reads or
 *     writes is woken
 */
record Line(InetSocketAddress remote, InputStream in, OutputStream out, Runnable cut) {}
